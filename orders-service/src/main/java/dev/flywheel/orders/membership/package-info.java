/** Who has Prime: a copy of the memberships. */
@NullMarked
package dev.flywheel.orders.membership;

import org.jspecify.annotations.NullMarked;
