/** What is kept in memory and read anew now and then. */
@NullMarked
package dev.flywheel.catalog.search.snapshot;

import org.jspecify.annotations.NullMarked;
