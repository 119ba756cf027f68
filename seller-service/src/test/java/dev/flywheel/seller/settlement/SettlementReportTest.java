package dev.flywheel.seller.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.seller.balance.EntryKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettlementReportTest {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final Instant POSTED = Instant.parse("2027-01-03T09:08:07Z");

    @Test
    void namesTheColumnsInTheirOrder() {
        assertThat(SettlementReport.header())
                .isEqualTo(String.join(
                                "\t",
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
                                "promotion-id")
                        + "\n");
    }

    @Test
    void beginsWithTheTotal() {
        String[] cells = SettlementReport.total(settlement(POSTED)).split("\t", -1);

        assertThat(cells).hasSize(24);
        assertThat(cells)
                .startsWith(
                        ID.toString(),
                        "2027-01-01 00:00:00 UTC",
                        "2027-01-15 00:00:00 UTC",
                        "2027-01-03 09:08:07 UTC",
                        "85.00",
                        "USD");
        assertThat(SettlementReport.total(settlement(null)).split("\t", -1)[3]).isEmpty();
    }

    @Test
    void givesEachEntryARow() {
        SettlementLine sold = line(EntryKind.SALE, "100.00", "SKU-1", 2);

        String[] cells = row(sold);

        assertThat(cells[6]).isEqualTo("Order");
        assertThat(cells[7]).isEqualTo(String.valueOf(sold.order()));
        assertThat(cells[12]).isEqualTo("ItemPrice");
        assertThat(cells[13]).isEqualTo("Principal");
        assertThat(cells[14]).isEqualTo("100.00");
        assertThat(cells[16]).isEqualTo("2027-01-03");
        assertThat(cells[21]).isEqualTo("SKU-1");
        assertThat(cells[22]).isEqualTo("2");
        assertThat(cells[4]).isEmpty();
    }

    @Test
    void countsUnitsOnTheirPriceOnly() {
        assertThat(row(line(EntryKind.REFERRAL_FEE, "-15.00", "SKU-1", 2))[22]).isEmpty();
    }

    @Test
    void keepsARowInOneLineWhateverTheSkuIs() {
        String row = SettlementReport.line(settlement(null), line(EntryKind.SALE, "1.00", "A\tB\r\nC", 1));

        assertThat(row).isNotNull().endsWith("\n").containsOnlyOnce("\n").contains("A B  C");
        assertThat(String.valueOf(row).split("\t", -1)).hasSize(24);
    }

    @Test
    void leavesOutWhatMovesTheTotalItself() {
        assertThat(SettlementReport.line(settlement(null), line(EntryKind.PAYOUT, "-85.00", null, null)))
                .isNull();
        assertThat(SettlementReport.line(settlement(null), line(EntryKind.CARRIED_OUT, "88.00", null, null)))
                .isNull();
        assertThat(row(line(EntryKind.CARRIED_IN, "-88.00", null, null))[13])
                .isEqualTo("Previous Reserve Amount Balance");
    }

    private static String[] row(SettlementLine line) {
        String row = Objects.requireNonNull(SettlementReport.line(settlement(null), line));
        return row.replace("\n", "").split("\t", -1);
    }

    private static SettlementLine line(
            EntryKind kind, String amount, @Nullable String sku, @Nullable Integer quantity) {
        boolean ofOrder = sku != null;
        return new SettlementLine(
                UUID.randomUUID(),
                kind,
                Money.of(amount, "USD"),
                POSTED,
                "a test",
                ofOrder ? OrderId.next() : null,
                ofOrder ? ShipmentId.next() : null,
                ofOrder ? UUID.randomUUID() : null,
                null,
                sku,
                quantity);
    }

    private static SettlementView settlement(@Nullable Instant paidAt) {
        Money none = Money.of("0.00", "USD");
        Money net = Money.of("85.00", "USD");
        return new SettlementView(
                ID,
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2027, 1, 15),
                paidAt == null ? SettlementStatus.IN_TRANSIT : SettlementStatus.PAID,
                "USD",
                none,
                Money.of("100.00", "USD"),
                none,
                Money.of("-15.00", "USD"),
                net,
                paidAt == null ? none : net,
                POSTED,
                paidAt);
    }
}
