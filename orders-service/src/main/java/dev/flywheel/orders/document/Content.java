package dev.flywheel.orders.document;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a document says, as it was when it was issued. Amounts of a credit note are what is credited, not negative.
 *
 * @param number as printed, e.g. {@code INV-2026-000001}
 * @param issuedOn in UTC
 * @param shipmentId the parcel it is about
 * @param refundId the refund of a credit note; null otherwise
 * @param corrects number of the invoice that it cancels or replaces, null without one
 * @param reason why, for corrections
 * @param pricesIncludeTax true when unit prices contain the tax; no other amount does
 * @param shipping delivery that is charged, that is, without what Prime waived
 */
public record Content(
        DocumentKind kind,
        String number,
        LocalDate issuedOn,
        Party seller,
        Party customer,
        OrderId orderId,
        @Nullable Instant placedAt,
        ShipmentId shipmentId,
        @Nullable UUID refundId,
        @Nullable String corrects,
        @Nullable String reason,
        boolean pricesIncludeTax,
        List<Line> lines,
        Money shipping,
        List<Tax> taxes,
        Totals totals) {

    /**
     * Who issues it, or who gets it.
     *
     * @param lines of the address, as they are printed
     * @param taxId null when none is known
     */
    public record Party(
            String name,
            List<String> lines,
            String country,
            @Nullable String taxId) {}

    /**
     * Some units of an order line.
     *
     * @param gross unit price times quantity, without tax
     * @param discount what promotions took off
     * @param net {@code gross - discount}, without tax
     * @param taxRate as a fraction
     */
    public record Line(
            UUID lineId,
            String sku,
            String title,
            int quantity,
            Money unitPrice,
            Money gross,
            Money discount,
            Money net,
            BigDecimal taxRate,
            Money tax) {}

    /** Tax by rate. */
    public record Tax(BigDecimal rate, Money net, Money tax) {}

    /** {@code total = items - discount + giftWrap + shipping + tax}. */
    public record Totals(Money items, Money discount, Money giftWrap, Money shipping, Money tax, Money total) {}

    /** The same under another number, as a correction. */
    Content corrected(Party issuer, Party addressee, String ofNumber, String why) {
        return new Content(
                kind,
                number,
                issuedOn,
                issuer,
                addressee,
                orderId,
                placedAt,
                shipmentId,
                refundId,
                ofNumber,
                why,
                pricesIncludeTax,
                lines,
                shipping,
                taxes,
                totals);
    }

    Content numbered(DocumentKind as, String drawn, LocalDate on) {
        return new Content(
                as,
                drawn,
                on,
                seller,
                customer,
                orderId,
                placedAt,
                shipmentId,
                refundId,
                corrects,
                reason,
                pricesIncludeTax,
                lines,
                shipping,
                taxes,
                totals);
    }
}
