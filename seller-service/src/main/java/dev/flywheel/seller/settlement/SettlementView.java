package dev.flywheel.seller.settlement;

import dev.flywheel.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A settlement as its seller sees it.
 *
 * @param periodEnd first day that is not in the period
 * @param opening what the settlement before could not settle, zero or negative unless the bank returned a payout
 * @param sales items and delivery
 * @param refunds negative
 * @param fees negative, less what was given back
 * @param net the sum of these four
 * @param paid what reached the seller's bank
 */
record SettlementView(
        UUID id,
        LocalDate periodStart,
        LocalDate periodEnd,
        SettlementStatus status,
        String currency,
        Money opening,
        Money sales,
        Money refunds,
        Money fees,
        Money net,
        Money paid,
        @Nullable Instant closedAt,
        @Nullable Instant paidAt) {}
