@NullMarked
package dev.flywheel.orders.privacy;

import org.jspecify.annotations.NullMarked;
