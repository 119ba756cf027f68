/** The search index, the queries on it, and suggestions. */
@NullMarked
package dev.flywheel.catalog.search;

import org.jspecify.annotations.NullMarked;
