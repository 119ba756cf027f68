/** Bulk export: everything a sender lists, as a file that can be imported again. */
@NullMarked
package dev.flywheel.catalog.exports;

import org.jspecify.annotations.NullMarked;
