package dev.flywheel.orders.cart;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a present goes.
 *
 * @param wrap in paper, for a charge; own goods only
 * @param message that is printed and put in
 */
public record Gift(boolean wrap, @Nullable @Size(max = 240) String message) {

    public static final Gift NONE = new Gift(false, null);
}
