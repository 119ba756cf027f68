package dev.flywheel.orders.promotion.coupon;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many unknown coupon codes an account may try: {@code flywheel.orders.promotions.*}.
 *
 * @param guesses different codes that do not exist
 * @param guessesPer counted from the first; then the account may try again
 */
@ConfigurationProperties("flywheel.orders.promotions")
record PromotionSettings(
        @DefaultValue("10") int guesses,
        @DefaultValue("10m") Duration guessesPer) {}
