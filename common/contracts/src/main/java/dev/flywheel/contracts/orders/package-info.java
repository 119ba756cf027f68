/** Calls and events of orders-service. */
@NullMarked
package dev.flywheel.contracts.orders;

import org.jspecify.annotations.NullMarked;
