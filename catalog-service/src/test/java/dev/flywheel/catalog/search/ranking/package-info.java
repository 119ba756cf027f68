/** Tests of ranking word by word. */
@NullMarked
package dev.flywheel.catalog.search.ranking;

import org.jspecify.annotations.NullMarked;
