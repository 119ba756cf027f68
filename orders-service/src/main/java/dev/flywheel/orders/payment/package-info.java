/** Finance, as this service talks to it: calls with a known, a pending or no outcome. */
@NullMarked
package dev.flywheel.orders.payment;

import org.jspecify.annotations.NullMarked;
