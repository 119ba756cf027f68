package dev.flywheel.orders.order;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an order is paid with, in the order in which it is drawn on: gift cards, store credit, then the payment method.
 *
 * @param token the payment method as the provider calls it, or {@code method:<id>} for one on account; null without one
 */
public record Means(@Nullable String token, List<String> giftCards, boolean storeCredit) {

    public Means {
        giftCards = List.copyOf(Objects.requireNonNullElse(giftCards, List.of()));
    }

    public static Means of(String token) {
        return new Means(token, List.of(), false);
    }
}
