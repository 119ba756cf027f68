/** Tests of orders-service, and what they need of the world around it. */
@NullMarked
package dev.flywheel.orders;

import org.jspecify.annotations.NullMarked;
