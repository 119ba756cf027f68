package dev.flywheel.orders.document;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that was issued.
 *
 * @param seller who issued it; null for the retailer
 * @param account whom it is for
 */
public record Document(
        UUID id, @Nullable SellerId seller, AccountId account, OrderId order, Instant issuedAt, Content content) {

    Summary summary() {
        return new Summary(
                id,
                content.kind(),
                content.number(),
                seller,
                order,
                issuedAt,
                content.totals().total(),
                content.corrects());
    }

    /** How it is shown. */
    View view() {
        return new View(id, seller, issuedAt, content);
    }

    /**
     * A document in a list.
     *
     * @param corrects the number of the invoice that it cancels or replaces
     */
    public record Summary(
            UUID documentId,
            DocumentKind kind,
            String number,
            @Nullable SellerId sellerId,
            OrderId orderId,
            Instant issuedAt,
            Money total,
            @Nullable String corrects) {}

    /**
     * @param sellerId null when the retailer issued it
     */
    record View(UUID documentId, @Nullable SellerId sellerId, Instant issuedAt, Content content) {}
}
