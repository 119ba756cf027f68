package dev.flywheel.seller.settlement;

import static dev.flywheel.domain.LedgerAccount.COMMISSION_REVENUE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_AVAILABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_IN_TRANSIT;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;
import static dev.flywheel.seller.Parcels.delivered;
import static dev.flywheel.seller.Parcels.dispatched;
import static dev.flywheel.seller.Parcels.line;
import static dev.flywheel.seller.Parcels.refunded;
import static dev.flywheel.seller.Parcels.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.Books;
import dev.flywheel.seller.FakePayouts.Answer;
import dev.flywheel.seller.SellerServiceTest;
import dev.flywheel.testing.service.OtherServices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A seller's money from the sale to the bank, to the cent. */
class SettlementTest extends SellerServiceTest {

    @SuppressWarnings("NullAway.Init")
    private SellerId seller;

    @BeforeEach
    void aSeller() {
        seller = register();
    }

    @Test
    void carriesASaleWithARefundFromDispatchToTheBank() {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(2, "100.00"));
        publish(parcel);
        assertThat(balance()).isEqualTo("deferred 85.00 available 0.00 inTransit 0.00 total 85.00");
        assertThat(hold()).isEqualTo("85.00 AWAITING_DELIVERY ");

        publish(delivered(parcel, clock.instant()));
        assertThat(hold()).isEqualTo("85.00 RETURNS_RESERVE " + today().plusDays(8) + "T00:00:00Z");

        publish(refunded(parcel, parcel.lines().getFirst(), 1, "50.00", clock.instant()));
        assertThat(balance()).isEqualTo("deferred 41.00 available 0.00 inTransit 0.00 total 41.00");

        pass(Duration.ofDays(7));
        assertThat(balance()).isEqualTo("deferred 41.00 available 0.00 inTransit 0.00 total 41.00");
        pass(Duration.ofDays(1));
        assertThat(balance()).isEqualTo("deferred 0.00 available 41.00 inTransit 0.00 total 41.00");
        assertThat(settlements()).containsExactly("OPEN 0.00 + 100.00 - 50.00 - 9.00 = 41.00 paid 0.00");

        pass(Duration.ofDays(6));
        assertThat(settlements()).containsExactly("PAID 0.00 + 100.00 - 50.00 - 9.00 = 41.00 paid 41.00");
        assertThat(payouts.paidTo(seller)).containsExactly(usd("41.00"));
        assertThat(seller(seller).get("/seller/balance").at("/currencies").size())
                .isZero();

        UUID settlement = latest();
        assertThat(books.keysOf(seller))
                .containsExactly(
                        "shipment:" + parcel.shipment() + ":referral-fee",
                        books.keysOf(seller).get(1),
                        "seller:" + seller + ":release:" + today().minusDays(6) + ":USD:1",
                        "settlement:" + settlement + ":in-transit");
        // Without what orders (+100.00 and -50.00 pending) and finance (-41.00 in transit) state.
        assertThat(Books.credits(books.of(seller)))
                .isEqualTo(Map.of(
                        SELLER_PAYABLE_PENDING, -5_000L, SELLER_PAYABLE_IN_TRANSIT, 4_100L, COMMISSION_REVENUE, 900L));
    }

    @Test
    void statesWhichOrderTheReleasedMoneyIsFrom() {
        ShipmentDispatched one = sold("10.00");
        ShipmentDispatched other = sold("20.00");

        pass(Duration.ofDays(8));

        var release = books.of(seller).getLast();
        assertThat(release.lines())
                .extracting(line -> line.account() + " " + line.amount() + " "
                        + line.dimensions().reference())
                .containsExactlyInAnyOrder(
                        "SELLER_PAYABLE_PENDING 8.50 USD order:" + one.order(),
                        "SELLER_PAYABLE_AVAILABLE 8.50 USD order:" + one.order(),
                        "SELLER_PAYABLE_PENDING 17.00 USD order:" + other.order(),
                        "SELLER_PAYABLE_AVAILABLE 17.00 USD order:" + other.order());
    }

    @Test
    void repeatsAPayoutUntilItsFateIsKnownAndPaysOnce() {
        sold("100.00");
        payouts.plan(seller, Answer.UNKNOWN, Answer.AWAY, Answer.PAID_AND_SILENT, Answer.UNKNOWN);

        pass(Duration.ofDays(14));
        assertThat(balance()).isEqualTo("deferred 0.00 available 0.00 inTransit 85.00 total 85.00");
        for (int i = 0; i < 4; i++) {
            settle();
        }

        assertThat(settlements()).containsExactly("PAID 0.00 + 100.00 - 0.00 - 15.00 = 85.00 paid 85.00");
        assertThat(payouts.paidTo(seller)).containsExactly(usd("85.00"));
        assertThat(payouts.callsFor(seller)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void takesARefundAfterThePayoutFromTheNextSettlements() {
        ShipmentDispatched paid = sold("100.00");
        pass(Duration.ofDays(14));
        assertThat(payouts.paidTo(seller)).containsExactly(usd("85.00"));

        publish(refunded(paid, paid.lines().getFirst(), 1, "100.00", clock.instant()));
        assertThat(balance()).isEqualTo("deferred 0.00 available -88.00 inTransit 0.00 total -88.00");
        assertThat(books.of(seller).getLast().key()).endsWith(":from-available");
        pass(Duration.ofDays(14));
        assertThat(settlements().get(1)).isEqualTo("CARRIED_FORWARD 0.00 + 0.00 - 100.00 + 12.00 = -88.00 paid 0.00");
        assertThat(balance()).isEqualTo("deferred 0.00 available -88.00 inTransit 0.00 total -88.00");

        sold("200.00");
        pass(Duration.ofDays(14));

        assertThat(settlements().getFirst()).isEqualTo("PAID -88.00 + 200.00 - 0.00 - 30.00 = 82.00 paid 82.00");
        assertThat(payouts.paidTo(seller)).containsExactly(usd("85.00"), usd("82.00"));
        // Orders stated +300.00 and -100.00 pending, finance -167.00 in transit: nothing is left on any account.
        assertThat(Books.credits(books.of(seller)))
                .isEqualTo(Map.of(
                        SELLER_PAYABLE_PENDING, -20_000L,
                        SELLER_PAYABLE_IN_TRANSIT, 16_700L,
                        COMMISSION_REVENUE, 3_300L));
    }

    @Test
    void paysWhatTheBankReturnedWithTheNextSettlement() {
        sold("100.00");
        payouts.plan(seller, Answer.DECLINED);

        pass(Duration.ofDays(14));
        assertThat(settlements())
                .containsExactly(
                        "OPEN 85.00 + 0.00 - 0.00 - 0.00 = 85.00 paid 0.00",
                        "RETURNED 0.00 + 100.00 - 0.00 - 15.00 = 85.00 paid 0.00");
        assertThat(balance()).isEqualTo("deferred 0.00 available 85.00 inTransit 0.00 total 85.00");
        pass(Duration.ofDays(14));

        assertThat(settlements().getFirst()).isEqualTo("PAID 85.00 + 0.00 - 0.00 - 0.00 = 85.00 paid 85.00");
        assertThat(payouts.paidTo(seller)).containsExactly(usd("85.00"));
        assertThat(Books.credits(books.of(seller)))
                .containsEntry(SELLER_PAYABLE_IN_TRANSIT, 8_500L)
                .doesNotContainKey(SELLER_PAYABLE_AVAILABLE);
    }

    @Test
    void holdsTheMoneyOfASuspendedSellerUntilHeMayGoOn() {
        sold("100.00");
        operator()
                .post("/operator/sellers/" + seller + "/suspension", Map.of("reason", "Under review"))
                .expect(200);

        pass(Duration.ofDays(15));
        assertThat(settlements()).containsExactly("CLOSED 0.00 + 100.00 - 0.00 - 15.00 = 85.00 paid 0.00");
        assertThat(balance()).isEqualTo("deferred 0.00 available 85.00 inTransit 0.00 total 85.00");
        assertThat(payouts.callsFor(seller)).isZero();
        operator().post("/operator/sellers/" + seller + "/reinstatement", null).expect(200);
        settle();

        assertThat(payouts.paidTo(seller)).containsExactly(usd("85.00"));
    }

    @Test
    void holdsTheMoneyAsLongAsTheOperatorSays() {
        operator()
                .put("/operator/sellers/" + seller + "/reserve", Map.of("days", 14))
                .expect(200);
        sold("100.00");

        assertThat(hold()).isEqualTo("85.00 RETURNS_RESERVE " + today().plusDays(15) + "T00:00:00Z");
    }

    @Test
    void reportsASettlementInTheColumnsSellersKnow() {
        ShipmentDispatched parcel = sold("100.00");
        publish(refunded(parcel, parcel.lines().getFirst(), 1, "100.00", clock.instant()));
        sold("100.00");
        pass(Duration.ofDays(14));

        Api.Reply report = seller(seller)
                .get("/seller/settlements/" + latest() + "/report")
                .expect(200);

        List<String> rows = report.body().lines().toList();
        assertThat(rows).allSatisfy(row -> assertThat(row.split("\t", -1)).hasSize(24));
        String[] total = rows.get(1).split("\t", -1);
        assertThat(total[4]).isEqualTo("82.00");
        BigDecimal sum = rows.stream()
                .skip(2)
                .map(row -> new BigDecimal(row.split("\t", -1)[14]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("82.00");
        assertThat(rows.stream()
                        .skip(2)
                        .map(row -> String.join(
                                " / ", Arrays.asList(row.split("\t", -1)).subList(12, 15))))
                .containsExactlyInAnyOrder(
                        "ItemPrice / Principal / 100.00",
                        "ItemFees / Commission / -15.00",
                        "ItemPrice / Principal / -100.00",
                        "ItemFees / Commission / 15.00",
                        "ItemRelatedFees / RefundCommission / -3.00",
                        "ItemPrice / Principal / 100.00",
                        "ItemFees / Commission / -15.00");
        assertThat(report.headers().firstValue("Content-Type").orElse("")).startsWith("text/tab-separated-values");
    }

    @Test
    void showsASettlementAndItsLinesToItsSellerOnly() {
        ShipmentDispatched parcel = sold("100.00");
        pass(Duration.ofDays(8));
        String path = "/seller/settlements/" + latest();

        Api.Reply first = seller(seller).get(path + "?limit=1").expect(200);
        Api.Reply second = seller(seller)
                .get(path + "?limit=1&cursor=" + first.text("/lines/next"))
                .expect(200);

        assertThat(first.text("/lines/items/0/kind")).isEqualTo("SALE");
        assertThat(first.text("/lines/items/0/order")).isEqualTo(parcel.order().toString());
        assertThat(second.text("/lines/items/0/kind")).isEqualTo("REFERRAL_FEE");
        assertThat(second.at("/lines/next").isMissingNode()).isTrue();
        SellerId other = register();
        seller(other).get(path).expect(404);
        seller(other).get(path + "/report").expect(404);
        seller(seller).get("/seller/settlements/not-an-id").expect(400);
        seller(seller).get(path + "?cursor=broken").expect(400);
    }

    @Test
    void listsHeldMoneyPageByPage() {
        ShipmentDispatched delivered = sold("10.00");
        ShipmentDispatched travelling = dispatched(seller, clock.instant(), line(1, "20.00"));
        publish(travelling);

        Api.Reply first = seller(seller).get("/seller/balance/deferred?limit=1").expect(200);
        Api.Reply second = seller(seller)
                .get("/seller/balance/deferred?limit=1&cursor=" + first.text("/next"))
                .expect(200);

        assertThat(first.text("/items/0/order")).isEqualTo(delivered.order().toString());
        assertThat(second.text("/items/0/order")).isEqualTo(travelling.order().toString());
        assertThat(second.at("/next").isMissingNode()).isTrue();
    }

    private ShipmentDispatched sold(String amount) {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(1, amount));
        publish(parcel, delivered(parcel, clock.instant()));
        return parcel;
    }

    private void publish(Event... events) {
        OtherServices.publish("orders", events);
        feeds.drain();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private UUID latest() {
        return UUID.fromString(
                seller(seller).get("/seller/settlements").expect(200).text("/items/0/id"));
    }

    private String balance() {
        Api.Reply balance = seller(seller).get("/seller/balance").expect(200);
        StringBuilder text = new StringBuilder();
        for (String part : List.of("deferred", "available", "inTransit", "total")) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(part)
                    .append(' ')
                    .append(balance.text("/currencies/0/" + part + "/amount"));
        }
        return text.toString();
    }

    private String hold() {
        Api.Reply balance = seller(seller).get("/seller/balance").expect(200);
        return balance.text("/deferred/0/amount/amount") + " " + balance.text("/deferred/0/reason") + " "
                + balance.text("/deferred/0/availableAt");
    }

    /** Newest first, as a sum that can be read. */
    private List<String> settlements() {
        Api.Reply reply = seller(seller).get("/seller/settlements").expect(200);
        List<String> all = new ArrayList<>();
        reply.at("/items")
                .forEach(item -> all.add(item.at("/status").asString() + " "
                        + item.at("/opening/amount").asString()
                        + signed(item.at("/sales/amount").asString(), " + ")
                        + signed(item.at("/refunds/amount").asString(), " - ")
                        + signed(item.at("/fees/amount").asString(), " - ")
                        + " = " + item.at("/net/amount").asString()
                        + " paid " + item.at("/paid/amount").asString()));
        return all;
    }

    private static String signed(String amount, String signOfZero) {
        if (amount.equals("0.00")) {
            return signOfZero + amount;
        }
        return amount.startsWith("-") ? " - " + amount.substring(1) : " + " + amount;
    }
}
