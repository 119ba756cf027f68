/** Which product a seller's item is: found by its words, compared feature by feature, or left to him to choose. */
@NullMarked
package dev.flywheel.catalog.matching;

import org.jspecify.annotations.NullMarked;
