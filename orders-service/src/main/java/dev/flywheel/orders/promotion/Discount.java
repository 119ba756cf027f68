package dev.flywheel.orders.promotion;

import dev.flywheel.domain.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one promotion takes off one line, or off one sender's delivery.
 *
 * @param name the promotion's name, for those who run it
 * @param code the coupon it took; null when none was needed
 * @param reason for the shopper, such as {@code 20% off Toys with code SUMMER}
 * @param amount above zero; off the whole line
 * @param subsidised the part of it that the marketplace bears on a third party's line; zero for own goods, and for what
 *     the seller bears
 */
public record Discount(
        UUID promotion, String name, @Nullable String code, String reason, Money amount, Money subsidised) {}
