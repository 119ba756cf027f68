package dev.flywheel.seller.charge;

import static dev.flywheel.seller.Parcels.delivered;
import static dev.flywheel.seller.Parcels.dispatched;
import static dev.flywheel.seller.Parcels.line;
import static dev.flywheel.seller.Parcels.refunded;
import static dev.flywheel.seller.Parcels.replaced;
import static dev.flywheel.seller.Parcels.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ReplacementDispatched;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Segment;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import dev.flywheel.seller.Books;
import dev.flywheel.seller.SellerServiceTest;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChargeFeedTest extends SellerServiceTest {

    @SuppressWarnings("NullAway.Init")
    private SellerId seller;

    @BeforeEach
    void aSeller() {
        seller = register();
    }

    @Test
    void chargesTheReferralFeeOfAParcel() {
        ShipmentDispatched parcel = dispatched(
                seller, clock.instant(), line(1, "100.00"), line(List.of("Books", "Fiction"), 2, "20.00", "4.00"));

        publish(parcel);

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "SALE 10000",
                        "REFERRAL_FEE -1500",
                        "SALE 2000",
                        "SALE_SHIPPING 400",
                        "REFERRAL_FEE -300",
                        "CLOSING_FEE -360");
        JournalEntry fee = books.of(seller).getFirst();
        assertThat(fee.key()).isEqualTo("shipment:" + parcel.shipment() + ":referral-fee");
        assertThat(fee.effectiveAt()).isEqualTo(parcel.dispatchedAt());
        assertThat(fee.lines()).hasSize(4).allSatisfy(line -> {
            assertThat(line.dimensions().reference()).isEqualTo("order:" + parcel.order());
            assertThat(line.dimensions().segment()).isEqualTo(Segment.NORTH_AMERICA);
            assertThat(line.account())
                    .isEqualTo(
                            line.side() == Side.DEBIT
                                    ? LedgerAccount.SELLER_PAYABLE_PENDING
                                    : LedgerAccount.COMMISSION_REVENUE);
        });
        assertThat(books.keysOf(seller)).last().isEqualTo("shipment:" + parcel.shipment() + ":closing-fee");
        assertThat(credits())
                .isEqualTo(Map.of(
                        LedgerAccount.COMMISSION_REVENUE, 2_160L, LedgerAccount.SELLER_PAYABLE_PENDING, -2_160L));
    }

    /** A sale of nothing would be charged the least fee and the closing fee of each unit; a replacement is no sale. */
    @Test
    void aReplacementIsChargedNothingAndHoldsNothingBack() {
        OrderLineRef book = line(List.of("Books"), 2, "20.00", "0.00");
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), book);
        publish(parcel, delivered(parcel, clock.instant()));
        List<String> before = entries();
        List<String> booked = books.keysOf(seller);
        ReplacementDispatched again = replaced(parcel, book, clock.instant());
        ShipmentDispatched next = dispatched(seller, clock.instant(), line(1, "100.00"));

        publish(again, delivered(again, clock.instant()));

        assertThat(entries()).isEqualTo(before);
        assertThat(books.keysOf(seller)).isEqualTo(booked);
        assertThat(jdbc.sql("SELECT count(*) FROM consignment WHERE shipment = ?")
                        .param(again.shipment().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        publish(next);
        assertThat(entries()).as("the feed goes on").hasSize(before.size() + 2);
    }

    @Test
    void closingFeesAreGivenBackWhenMediaAreRefundedInFullAlsoAfterTheRelease() {
        ShipmentDispatched parcel =
                dispatched(seller, clock.instant(), line(List.of("Books"), 3, "30.00", "0.00"), line(1, "100.00"));
        publish(parcel, delivered(parcel, clock.instant()));
        assertThat(seller(seller).get("/seller/balance").expect(200).text("/currencies/0/deferred/amount"))
                .as("130.00 less 4.50 and 15.00 referral, 5.40 closing")
                .isEqualTo("105.10");

        pass(Duration.ofDays(8));
        publish(refunded(parcel, parcel.lines().getFirst(), 2, "20.00", clock.instant()));

        assertThat(entries())
                .contains("CLOSING_FEE -540", "CLOSING_FEE_REFUND 360", "REFERRAL_FEE_REFUND 300")
                .noneMatch(entry -> entry.startsWith("REFUND_ADMINISTRATION_FEE"));
        assertThat(seller(seller).get("/seller/balance").expect(200).text("/currencies/0/available/amount"))
                .isEqualTo("91.70");
        assertThat(seller(seller).get("/seller/settlements").text("/items/0/fees/amount"))
                .isEqualTo("-18.30");
        assertThat(credits())
                .containsEntry(LedgerAccount.COMMISSION_REVENUE, 450L + 1_500 + 540 - 300 - 360)
                .containsEntry(LedgerAccount.SELLER_PAYABLE_AVAILABLE, 9_170L);
    }

    @Test
    void whatIsGivenAwayHasNoClosingFee() {
        publish(dispatched(seller, clock.instant(), line(List.of("Books"), 2, "0.00", "0.00")));

        assertThat(entries()).isEmpty();
    }

    @Test
    void namesTheFeeOfEveryLine() {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(2, "100.00"));
        publish(parcel);

        Api.Reply fees = seller(seller)
                .get("/seller/transactions?order=" + parcel.order())
                .expect(200);

        assertThat(fees.at("/items").size()).isEqualTo(2);
        assertThat(fees.text("/items/0/kind")).isEqualTo("REFERRAL_FEE");
        assertThat(fees.text("/items/0/sku")).isEqualTo("SKU-1");
        assertThat(fees.text("/items/0/amount/amount")).isEqualTo("-15.00");
        assertThat(fees.text("/items/0/reason")).contains("15%; at least 0.30 of 100.00 USD");
        assertThat(fees.text("/items/0/status")).isEqualTo("DEFERRED");
        assertThat(fees.text("/items/0/postedAt"))
                .isEqualTo(parcel.dispatchedAt().toString());
    }

    @Test
    void leavesOwnGoodsAlone() {
        int before = books.entries().size();
        ShipmentDispatched own = dispatched(null, clock.instant(), line(1, "100.00"));
        OrderLineRef sold = own.lines().getFirst();

        publish(own, delivered(own, clock.instant()), refunded(own, sold, 1, "100.00", clock.instant()));

        assertThat(books.entries()).hasSize(before);
    }

    @Test
    void moneyThatGoesBackWithoutUnitsTakesItsShareOfTheFeeAlong() {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(2, "100.00"));
        OrderLineRef sold = parcel.lines().getFirst();

        publish(parcel, refunded(parcel, sold, 0, "20.00", clock.instant()));
        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "SALE 10000",
                        "REFERRAL_FEE -1500",
                        "REFUND -2000",
                        "REFERRAL_FEE_REFUND 300",
                        "REFUND_ADMINISTRATION_FEE -60");

        publish(
                refunded(parcel, sold, 1, "40.00", clock.instant()),
                refunded(parcel, sold, 1, "40.00", clock.instant()));
        assertThat(entries())
                .filteredOn(entry -> entry.startsWith("REFERRAL_FEE_REFUND"))
                .as("all of the fee in the end, and no more")
                .containsExactlyInAnyOrder(
                        "REFERRAL_FEE_REFUND 300", "REFERRAL_FEE_REFUND 600", "REFERRAL_FEE_REFUND 600");
    }

    @Test
    void countsAFactOnceHoweverOftenItIsTold() {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(2, "100.00"));
        RefundIssued refund = refunded(parcel, parcel.lines().getFirst(), 1, "50.00", clock.instant());

        publish(parcel, parcel);
        publish(parcel, delivered(parcel, clock.instant()), delivered(parcel, clock.instant()), refund, refund);
        publish(refund);

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "SALE 10000",
                        "REFERRAL_FEE -1500",
                        "REFUND -5000",
                        "REFERRAL_FEE_REFUND 750",
                        "REFUND_ADMINISTRATION_FEE -150");
        assertThat(books.keysOf(seller)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void changesNothingWhenTheFeedIsReadAgainFromItsBeginning() {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(2, "100.00"));
        publish(
                parcel,
                delivered(parcel, clock.instant()),
                refunded(parcel, parcel.lines().getFirst(), 2, "100.00", clock.instant()));
        List<String> entries = entries();
        List<String> keys = books.keysOf(seller);

        feeds.replay("orders");
        int again = feeds.drain();

        assertThat(again).isGreaterThanOrEqualTo(3);
        assertThat(entries()).isEqualTo(entries);
        assertThat(books.keysOf(seller)).isEqualTo(keys);
    }

    @Test
    void goesOnWhereItFailed() {
        jdbc.sql("ALTER TABLE fee_charge ADD CONSTRAINT broken CHECK (sku <> 'BROKEN')")
                .update();
        ShipmentDispatched good = dispatched(seller, clock.instant(), line(1, "10.00"));
        ShipmentDispatched bad = dispatched(seller, clock.instant(), broken());
        ShipmentDispatched last = dispatched(seller, clock.instant(), line(1, "30.00"));
        OtherServices.publish("orders", good, bad, last);
        try {
            assertThatThrownBy(() -> feeds.drain())
                    .hasMessageContaining(bad.shipment().toString());
            assertThat(entries()).containsExactlyInAnyOrder("SALE 1000", "REFERRAL_FEE -150");
        } finally {
            jdbc.sql("ALTER TABLE fee_charge DROP CONSTRAINT broken").update();
        }

        feeds.drain();

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "SALE 1000",
                        "REFERRAL_FEE -150",
                        "SALE 2000",
                        "REFERRAL_FEE -300",
                        "SALE 3000",
                        "REFERRAL_FEE -450");
    }

    @Test
    void givesBackTheStoredFeeUnitByUnit() {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(3, "10.01"));
        OrderLineRef sold = parcel.lines().getFirst();
        publish(parcel);
        // 10.01 over three units: 3.34, 3.34, 3.33, each with a fee of 0.50.
        assertThat(entries()).contains("REFERRAL_FEE -150");

        jdbc.sql("UPDATE fee_charge SET fee = 151 WHERE shipment = :shipment")
                .param("shipment", parcel.shipment().value())
                .update();
        publish(
                refunded(parcel, sold, 1, "3.34", clock.instant()),
                refunded(parcel, sold, 1, "3.34", clock.instant()),
                refunded(parcel, sold, 1, "3.33", clock.instant()));

        assertThat(entries().stream().filter(entry -> entry.startsWith("REFERRAL_FEE_REFUND")))
                .containsExactly("REFERRAL_FEE_REFUND 50", "REFERRAL_FEE_REFUND 50", "REFERRAL_FEE_REFUND 51");
    }

    @Test
    void keepsNothingOfMediaThatIsRefundedInFull() {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(List.of("Books"), 2, "20.00", "0.00"));
        OrderLineRef sold = parcel.lines().getFirst();

        publish(
                parcel,
                refunded(parcel, sold, 1, "10.00", clock.instant()),
                refunded(parcel, sold, 1, "6.00", clock.instant()));

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "SALE 2000",
                        "REFERRAL_FEE -300",
                        "CLOSING_FEE -360",
                        "REFUND -1000",
                        "REFERRAL_FEE_REFUND 150",
                        "CLOSING_FEE_REFUND 180",
                        "REFUND -600",
                        "REFERRAL_FEE_REFUND 150",
                        "REFUND_ADMINISTRATION_FEE -30");
    }

    @Test
    void takesBackDeliveryThatWasRefunded() {
        ShipmentDispatched parcel =
                dispatched(seller, clock.instant(), line(List.of("Home & Kitchen"), 1, "20.00", "5.00"));
        publish(parcel, refunded(parcel, clock.instant(), parcel.lines().getFirst()));

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "SALE 2000",
                        "SALE_SHIPPING 500",
                        "REFERRAL_FEE -375",
                        "REFUND -2000",
                        "REFUND_SHIPPING -500",
                        "REFERRAL_FEE_REFUND 375",
                        "REFUND_ADMINISTRATION_FEE -75");
    }

    @Test
    void keepsEntriesAsTheyWereWritten() {
        publish(dispatched(seller, clock.instant(), line(1, "10.00")));

        assertThatThrownBy(() -> jdbc.sql("UPDATE balance_entry SET minor = 1 WHERE seller = :seller")
                        .param("seller", seller.value())
                        .update())
                .hasStackTraceContaining("correct an entry with another one");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM balance_entry WHERE seller = :seller")
                        .param("seller", seller.value())
                        .update())
                .hasStackTraceContaining("correct an entry with another one");
    }

    private void publish(Event... events) {
        OtherServices.publish("orders", events);
        feeds.drain();
    }

    private static OrderLineRef broken() {
        OrderLineRef line = line(1, "20.00");
        return new OrderLineRef(
                line.orderLine(),
                line.offer(),
                line.product(),
                "BROKEN",
                line.category(),
                1,
                line.items(),
                usd("0.00"),
                usd("0.00"));
    }

    private List<String> entries() {
        return jdbc.sql("SELECT kind || ' ' || minor FROM balance_entry WHERE seller = :seller ORDER BY id")
                .param("seller", seller.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Map<LedgerAccount, Long> credits() {
        return Books.credits(books.of(seller));
    }
}
