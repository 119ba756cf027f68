package dev.flywheel.seller.settlement;

import dev.flywheel.seller.balance.EntryKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A settlement as tab-separated text with the columns of {@code GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2}, so that the
 * tools sellers have can read it. The first row carries the total, the others one entry each; their amounts add up to it.
 * Source: developer-docs.amazon.com/sp-api/docs/settlement-reports-attributes.
 */
final class SettlementReport {

    private static final List<String> COLUMNS = List.of(
            "settlement-id",
            "settlement-start-date",
            "settlement-end-date",
            "deposit-date",
            "total-amount",
            "currency",
            "transaction-type",
            "order-id",
            "merchant-order-id",
            "adjustment-id",
            "shipment-id",
            "marketplace-name",
            "amount-type",
            "amount-description",
            "amount",
            "fulfillment-id",
            "posted-date",
            "posted-date-time",
            "order-item-code",
            "merchant-order-item-id",
            "merchant-adjustment-item-id",
            "sku",
            "quantity-purchased",
            "promotion-id");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private static final Map<EntryKind, Wording> WORDINGS = new EnumMap<>(Map.of(
            EntryKind.SALE, new Wording("Order", "ItemPrice", "Principal"),
            EntryKind.SALE_SHIPPING, new Wording("Order", "ItemPrice", "Shipping"),
            EntryKind.REFERRAL_FEE, new Wording("Order", "ItemFees", "Commission"),
            EntryKind.CLOSING_FEE, new Wording("Order", "ItemFees", "VariableClosingFee"),
            EntryKind.REFUND, new Wording("Refund", "ItemPrice", "Principal"),
            EntryKind.REFUND_SHIPPING, new Wording("Refund", "ItemPrice", "Shipping"),
            EntryKind.REFERRAL_FEE_REFUND, new Wording("Refund", "ItemFees", "Commission"),
            EntryKind.CLOSING_FEE_REFUND, new Wording("Refund", "ItemFees", "VariableClosingFee"),
            EntryKind.REFUND_ADMINISTRATION_FEE, new Wording("Refund", "ItemRelatedFees", "RefundCommission"),
            EntryKind.CARRIED_IN,
                    new Wording("other-transaction", "other-transaction", "Previous Reserve Amount Balance")));

    private SettlementReport() {}

    static String header() {
        return row(COLUMNS.toArray());
    }

    /** The first row: what the settlement comes to. */
    static String total(SettlementView settlement) {
        @Nullable Object[] cells = new @Nullable Object[COLUMNS.size()];
        cells[0] = settlement.id();
        cells[1] = midnight(settlement.periodStart());
        cells[2] = midnight(settlement.periodEnd());
        cells[3] = settlement.paidAt() == null ? null : TIME.format(settlement.paidAt());
        cells[4] = settlement.net().amount();
        cells[5] = settlement.currency();
        return row(cells);
    }

    /** The row of an entry; null for one that moves money out of the settlement and is no part of its total. */
    static @Nullable String line(SettlementView settlement, SettlementLine line) {
        Wording wording = WORDINGS.get(line.kind());
        if (wording == null) {
            return null;
        }
        @Nullable Object[] cells = new @Nullable Object[COLUMNS.size()];
        cells[0] = settlement.id();
        cells[6] = wording.transaction;
        cells[7] = line.order();
        cells[9] = line.refund();
        cells[10] = line.shipment();
        cells[11] = line.order() == null ? null : "Flywheel";
        cells[12] = wording.type;
        cells[13] = wording.description;
        cells[14] = line.amount().amount();
        cells[15] = line.order() == null ? null : "MFN";
        cells[16] = DATE.format(line.postedAt());
        cells[17] = TIME.format(line.postedAt());
        cells[18] = line.orderLine();
        cells[21] = line.sku();
        cells[22] = line.kind() == EntryKind.SALE ? line.quantity() : null;
        return row(cells);
    }

    private static String midnight(LocalDate day) {
        Instant start = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return TIME.format(start);
    }

    private static String row(@Nullable Object[] cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            row.append(row.isEmpty() ? "" : "\t")
                    .append(Objects.toString(cell, "").replaceAll("\\s", " "));
        }
        return row.append('\n').toString();
    }

    private record Wording(String transaction, String type, String description) {}
}
