package dev.flywheel.ads.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.ads.TestAdvertiser;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.Tokens;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AttributionTest extends AdsServiceTest {

    @Autowired
    private Clock clock;

    private final AccountId shopper = AccountId.next();
    private TestAdvertiser advertiser;
    private TestAdvertiser.Item kettle;
    private TestAdvertiser.Item teapot;
    private TestAdvertiser.Campaign campaign;
    private String word;

    @BeforeEach
    void advertise() {
        word = "brew" + UUID.randomUUID().toString().substring(24);
        advertiser = advertiser();
        kettle = advertiser.lists("KETTLE");
        teapot = advertiser.lists("TEAPOT");
        campaign = advertiser.advertises(kettle, word, "0.50", "10.00");
    }

    @Test
    void creditsTheClickThatLedToASale() {
        click(word, kettle);
        OrderId order =
                place(line(advertiser.seller(), kettle, 2, "40.00"), line(advertiser.seller(), teapot, 1, "15.00"));
        Api.Reply trace = attributions(order);
        assertThat(trace.json().size()).isEqualTo(1);
        assertThat(trace.text("/0/campaign")).isEqualTo(campaign.id().toString());
        assertThat(trace.text("/0/product")).isEqualTo(kettle.product().toString());
        assertThat(trace.text("/0/price/amount")).isEqualTo("0.020000");
        assertThat(trace.at("/0/sameProduct").asBoolean()).isTrue();
        Api.Reply report = report();
        assertThat(report.at("/totals/impressions").asLong()).isEqualTo(1);
        assertThat(report.at("/totals/clicks").asLong()).isEqualTo(1);
        assertThat(report.text("/totals/spend/amount")).isEqualTo("0.020000");
        assertThat(report.text("/totals/sales7d/amount")).isEqualTo("55.00");
        assertThat(report.text("/totals/salesSameSku7d/amount")).isEqualTo("40.00");
        assertThat(report.text("/totals/salesOtherSku7d/amount")).isEqualTo("15.00");
        assertThat(report.at("/totals/purchases7d").asLong()).isEqualTo(1);
        assertThat(report.at("/totals/unitsSold7d").asLong()).isEqualTo(3);
        assertThat(report.at("/totals/acos").decimalValue()).isEqualByComparingTo("0.0004");
        assertThat(report.at("/totals/roas").decimalValue()).isEqualByComparingTo("2750");
        assertThat(report.at("/days").size()).isEqualTo(30);
        assertThat(report.at("/days/29/clicks").asLong()).isEqualTo(1);
        assertThat(report.at("/days/0/clicks").asLong()).isZero();
    }

    @Test
    void creditsTheLastClick() {
        String other = word + "s and more";
        TestAdvertiser.Campaign later = advertiser.advertises(teapot, other, "0.50", "10.00");
        click(word, kettle);
        advance(Duration.ofMinutes(1));
        click(other, teapot);
        OrderId order = place(line(advertiser.seller(), kettle, 1, "20.00"));
        Api.Reply trace = attributions(order);
        assertThat(trace.text("/0/campaign")).isEqualTo(later.id().toString());
        assertThat(trace.at("/0/sameProduct").asBoolean()).isFalse();
    }

    @Test
    void creditsSevenDaysAndNoMore() {
        click(word, kettle);
        Instant clicked = clock.instant();
        OrderId inTime = place(
                clicked.plus(Duration.ofDays(7)).minusSeconds(60),
                shopper,
                line(advertiser.seller(), kettle, 1, "20.00"));
        OrderId late = place(clicked.plus(Duration.ofDays(7)), shopper, line(advertiser.seller(), kettle, 1, "20.00"));
        OrderId before = place(clicked.minusSeconds(3600), shopper, line(advertiser.seller(), kettle, 1, "20.00"));
        assertThat(attributions(inTime).json().size()).isEqualTo(1);
        assertThat(attributions(late).json().size()).isZero();
        assertThat(attributions(before).json().size()).isZero();
    }

    @Test
    void creditsNobodyElsesSales() {
        click(word, kettle);
        TestAdvertiser rival = advertiser();
        TestAdvertiser.Item theirs = rival.lists("KETTLE", kettle.product());
        OrderId stranger = place(clock.instant(), AccountId.next(), line(advertiser.seller(), kettle, 1, "20.00"));
        OrderId ofRival = place(line(rival.seller(), theirs, 1, "20.00"), line(null, kettle, 1, "20.00"));
        assertThat(attributions(stranger).json().size()).isZero();
        assertThat(attributions(ofRival).json().size()).isZero();
    }

    @Test
    void creditsNoFreeClick() {
        String token = serve(word, kettle);
        as(shopper, Role.SHOPPER)
                .with("User-Agent", "Examplebot/1.0")
                .post("/ads/clicks/" + token, null)
                .expect(200);
        assertThat(attributions(place(line(advertiser.seller(), kettle, 1, "20.00")))
                        .json()
                        .size())
                .isZero();
        assertThat(report().at("/totals/clicks").asLong()).isZero();
    }

    @Test
    void takesTheCreditBackWithWhatIsCancelledOrReturned() {
        click(word, kettle);
        OrderPlaced.Line kettles = line(advertiser.seller(), kettle, 3, "60.00");
        OrderPlaced.Line teapots = line(advertiser.seller(), teapot, 1, "15.00");
        OrderId order = place(kettles, teapots);
        OtherServices.publish(
                "orders",
                new OrderCancelled(order, shopper, clock.instant(), List.of(part(kettles.what(), 1, "20.00"))));
        feeds.drain();
        Api.Reply report = report();
        assertThat(report.text("/totals/sales7d/amount")).isEqualTo("55.00");
        assertThat(report.at("/totals/unitsSold7d").asLong()).isEqualTo(3);
        assertThat(report.at("/totals/purchases7d").asLong()).isEqualTo(1);
        OtherServices.publish(
                "orders",
                new RefundIssued(
                        UUID.randomUUID(),
                        ShipmentId.next(),
                        order,
                        shopper,
                        advertiser.seller(),
                        "DE",
                        clock.instant(),
                        List.of(part(kettles.what(), 2, "40.00"), teapots.what())));
        feeds.drain();
        report = report();
        assertThat(report.text("/totals/sales7d/amount")).isEqualTo("0.00");
        assertThat(report.at("/totals/purchases7d").asLong()).isZero();
        assertThat(report.at("/totals/unitsSold7d").asLong()).isZero();
        assertThat(report.at("/totals/acos").isMissingNode()).isTrue();
        assertThat(attributions(order).json().size())
                .as("it still led to the order")
                .isEqualTo(1);
    }

    @Test
    void findsTheSameAgainWhenTheFeedIsReadAgain() {
        click(word, kettle);
        OrderPlaced.Line kettles = line(advertiser.seller(), kettle, 3, "60.00");
        OrderId order = place(kettles);
        OtherServices.publish(
                "orders",
                new OrderCancelled(order, shopper, clock.instant(), List.of(part(kettles.what(), 1, "20.00"))));
        feeds.drain();
        String before = report().body();
        feeds.replay("orders");
        feeds.drain();
        assertThat(report().body()).isEqualTo(before);
    }

    @Test
    void refusesPeriodsThatAreNone() {
        for (String period : List.of(
                "from=2026-02-02&to=2026-02-01",
                "from=2020-01-01&to=2026-01-01",
                "from=yesterday",
                "to=99999999-01-01")) {
            Api.Reply refused =
                    advertiser.api().get(campaign.path() + "/report?" + period).expect(400);
            assertThat(refused.text("/errors/0/field")).isIn("from", "to");
        }
        assertThat(api().as(Tokens.service("orders-service"))
                        .get("/internal/attributions?order=7")
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("order");
    }

    private String serve(String query, TestAdvertiser.Item item) {
        Map<String, Object> request = Map.of(
                "query",
                query,
                "slots",
                1,
                "shopper",
                shopper,
                "candidates",
                List.of(Map.of("product", item.product(), "relevance", BigDecimal.ONE)));
        return catalog().post("/internal/auctions", request).expect(200).text("/winners/0/clickToken");
    }

    private void click(String query, TestAdvertiser.Item item) {
        as(shopper, Role.SHOPPER)
                .with("User-Agent", "Mozilla/5.0")
                .post("/ads/clicks/" + serve(query, item), null)
                .expect(200);
    }

    private OrderId place(OrderPlaced.Line... lines) {
        return place(clock.instant(), shopper, lines);
    }

    private OrderId place(Instant at, AccountId who, OrderPlaced.Line... lines) {
        OrderId order = OrderId.next();
        Money zero = Money.of("0.00", "USD");
        OtherServices.publish("orders", new OrderPlaced(order, who, at, "DE", zero, null, zero, Arrays.asList(lines)));
        feeds.drain();
        return order;
    }

    private static OrderPlaced.Line line(
            @Nullable SellerId seller, TestAdvertiser.Item item, int quantity, String amount) {
        Money zero = Money.of("0.00", "USD");
        return new OrderPlaced.Line(
                seller,
                new OrderLineRef(
                        UUID.randomUUID(),
                        item.offer(),
                        item.product(),
                        item.sku(),
                        List.of("Kitchen"),
                        quantity,
                        Money.of(amount, "USD"),
                        zero,
                        zero));
    }

    private static OrderLineRef part(OrderLineRef line, int quantity, String amount) {
        return new OrderLineRef(
                line.orderLine(),
                line.offer(),
                line.product(),
                line.sku(),
                line.category(),
                quantity,
                Money.of(amount, "USD"),
                line.shipping(),
                line.tax());
    }

    private Api.Reply attributions(OrderId order) {
        return api().as(Tokens.service("orders-service"))
                .get("/internal/attributions?order=" + order)
                .expect(200);
    }

    private Api.Reply report() {
        return advertiser.api().get(campaign.path() + "/report").expect(200);
    }
}
