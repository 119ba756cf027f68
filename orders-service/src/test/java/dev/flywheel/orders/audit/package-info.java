@NullMarked
package dev.flywheel.orders.audit;

import org.jspecify.annotations.NullMarked;
