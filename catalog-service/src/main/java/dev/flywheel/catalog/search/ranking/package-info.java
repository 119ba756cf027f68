/** How well a product's name answers a query, word by word: pure arithmetic, without an index. */
@NullMarked
package dev.flywheel.catalog.search.ranking;

import org.jspecify.annotations.NullMarked;
