package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import org.jspecify.annotations.Nullable;

/**
 * A promotion that runs and may count.
 *
 * @param code the coupon that was given for it; null when it needs none
 * @param budget what may still be taken off by it; null without a limit
 */
public record Candidate(
        Promotion promotion,
        @Nullable String code,
        @Nullable Money budget) {}
