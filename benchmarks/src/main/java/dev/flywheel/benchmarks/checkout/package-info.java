/** Carts bought through orders-service and finance-service, beside the same rows written by plain JDBC. */
@NullMarked
package dev.flywheel.benchmarks.checkout;

import org.jspecify.annotations.NullMarked;
