/** How kept answers come and go. */
@NullMarked
package dev.flywheel.catalog.kept;

import org.jspecify.annotations.NullMarked;
