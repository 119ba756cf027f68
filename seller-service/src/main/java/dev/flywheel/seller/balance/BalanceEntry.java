package dev.flywheel.seller.balance;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of a seller's balance, never changed once it is written.
 *
 * @param amount positive when the seller is owed more
 * @param cause a line that was sold or refunded, or a settlement that ended
 * @param reason for the seller
 * @param settlement that takes it up; null while the money is held back
 */
public record BalanceEntry(
        SellerId seller,
        EntryKind kind,
        Money amount,
        Instant postedAt,
        Cause cause,
        String reason,
        @Nullable UUID settlement) {

    /** What made the balance move. */
    public sealed interface Cause {}

    /**
     * Units of an order line.
     *
     * @param refund the refund that took them back; null for the sale
     */
    public record Line(
            OrderId order,
            ShipmentId shipment,
            UUID orderLine,
            @Nullable UUID refund,
            String sku,
            int quantity) implements Cause {}

    /** The end of a settlement. */
    public record Settled(UUID settlement) implements Cause {}
}
