/** How changes are noticed. */
@NullMarked
package dev.flywheel.catalog.change;

import org.jspecify.annotations.NullMarked;
