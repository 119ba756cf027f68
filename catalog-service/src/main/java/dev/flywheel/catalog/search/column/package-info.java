/**
 * What all products of an embedded index are counted and ordered by, as columns of numbers in memory: a search touches
 * every product that matches, and looks at its values without a look-up of text.
 */
@NullMarked
package dev.flywheel.catalog.search.column;

import org.jspecify.annotations.NullMarked;
