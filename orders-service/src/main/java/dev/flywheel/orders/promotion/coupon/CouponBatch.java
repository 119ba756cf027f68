package dev.flywheel.orders.promotion.coupon;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Codes that were made together.
 *
 * @param codes how many
 * @param code the code, when there is one only
 * @param uses how often each code may be used in all; null for as often as the promotion may
 * @param usesPerCustomer the same by one account
 * @param startsAt null for as soon as the promotion
 * @param endsAt null for as long as the promotion
 * @param withdrawnAt when they were taken back
 */
public record CouponBatch(
        UUID batchId,
        int codes,
        @Nullable String code,
        @Nullable Integer uses,
        @Nullable Integer usesPerCustomer,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        Instant createdAt,
        @Nullable Instant withdrawnAt) {}
