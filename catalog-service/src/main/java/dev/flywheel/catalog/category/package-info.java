/** The category tree, and paths through it. */
@NullMarked
package dev.flywheel.catalog.category;

import org.jspecify.annotations.NullMarked;
