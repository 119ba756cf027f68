package dev.flywheel.seller.settlement;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.seller.balance.EntryKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of a settlement. */
record SettlementLine(
        UUID id,
        EntryKind kind,
        Money amount,
        Instant postedAt,
        String reason,
        @Nullable OrderId order,
        @Nullable ShipmentId shipment,
        @Nullable UUID orderLine,
        @Nullable UUID refund,
        @Nullable String sku,
        @Nullable Integer quantity) {}
