/** Which words may stand for which, as operators say. */
@NullMarked
package dev.flywheel.catalog.search.synonym;

import org.jspecify.annotations.NullMarked;
