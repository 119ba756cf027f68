/** Tests of search. */
@NullMarked
package dev.flywheel.catalog.search;

import org.jspecify.annotations.NullMarked;
