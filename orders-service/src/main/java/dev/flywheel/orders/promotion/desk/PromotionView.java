package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.rule.Terms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as those who keep it see it.
 *
 * @param sellerId whose it is; null for the marketplace's
 * @param version counts the changes; the {@code ETag}
 * @param endedAt when it was ended by hand
 */
public record PromotionView(
        UUID promotionId,
        @Nullable SellerId sellerId,
        PromotionStatus status,
        int version,
        Terms terms,
        Instant createdAt,
        @Nullable Instant endedAt) {}
