@NullMarked
package dev.flywheel.orders.webhook;

import org.jspecify.annotations.NullMarked;
