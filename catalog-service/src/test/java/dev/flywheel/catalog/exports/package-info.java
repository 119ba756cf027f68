/** Tests of exports. */
@NullMarked
package dev.flywheel.catalog.exports;

import org.jspecify.annotations.NullMarked;
