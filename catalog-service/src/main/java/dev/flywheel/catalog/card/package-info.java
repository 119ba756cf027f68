/** Products as lists show them. */
@NullMarked
package dev.flywheel.catalog.card;

import org.jspecify.annotations.NullMarked;
