/** Payments that a cardholder's bank disputes, as finance tells. */
@NullMarked
package dev.flywheel.orders.dispute;

import org.jspecify.annotations.NullMarked;
