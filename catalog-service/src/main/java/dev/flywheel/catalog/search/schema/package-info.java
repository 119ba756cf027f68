/** The names of what the index holds. */
@NullMarked
package dev.flywheel.catalog.search.schema;

import org.jspecify.annotations.NullMarked;
