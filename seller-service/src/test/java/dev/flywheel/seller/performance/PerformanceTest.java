package dev.flywheel.seller.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.contracts.seller.SellerPerformanceChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.seller.Parcels;
import dev.flywheel.seller.SellerServiceTest;
import dev.flywheel.service.web.Json;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of how sellers serve. */
class PerformanceTest extends SellerServiceTest {

    private static final Money NOTHING = Parcels.usd("0.00");

    private final SellerId seller = SellerId.next();

    @Test
    void countsAnOrderThatLeavesAfterItsDayAsLate() {
        Instant noon = nextNoon();
        OrderPlaced onTime = placed(noon, Parcels.line(1, "10.00"));
        OrderPlaced late = placed(noon, Parcels.line(1, "10.00"));
        Instant midnight = noon.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));

        heard("orders", onTime, late, sent(onTime, midnight.minusSeconds(1)), sent(late, midnight));

        assertThat(told()).last().isEqualTo(figures(2, 1));
    }

    @Test
    void goesByWhatTheSellerPromised() {
        OrderLineRef slow = Parcels.line(1, "10.00");
        heard("catalog", promising(slow, 10));
        Instant noon = nextNoon();
        OrderPlaced order = placed(noon, slow);

        heard("orders", order, sent(order, noon.plus(Duration.ofDays(10))));

        assertThat(told()).last().isEqualTo(figures(1, 0));
    }

    @Test
    void countsWhatIsOverdueBeforeItLeaves() {
        OrderPlaced open = placed(clock.instant(), Parcels.line(2, "10.00"));
        heard("orders", open);
        assertThat(told()).last().isEqualTo(figures(1, 0));

        pass(Duration.ofDays(4));

        assertThat(told()).last().isEqualTo(figures(1, 1));
    }

    @Test
    void leavesOutWhatItsShopperCancelled() {
        OrderPlaced whole = placed(clock.instant(), Parcels.line(2, "10.00"));
        OrderPlaced rest = placed(clock.instant(), Parcels.line(2, "10.00"));
        heard("orders", whole, cancelled(whole, 2), rest, cancelled(rest, 1));

        assertThat(told()).last().isEqualTo(figures(1, 0));
        heard("orders", cancelled(rest, 1));
        pass(Duration.ofDays(4));

        assertThat(told()).last().isEqualTo(figures(0, 0));
    }

    @Test
    void tellsWhatChangedAndForgetsAfterSixtyDays() {
        heard("orders", placed(clock.instant(), Parcels.line(1, "10.00")));
        settle();
        settle();
        assertThat(told()).containsExactly(figures(1, 0));

        pass(Duration.ofDays(61));

        assertThat(told()).containsExactly(figures(1, 0), figures(1, 1), figures(0, 0));
    }

    private Instant nextNoon() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));
    }

    private void heard(String service, Event... events) {
        OtherServices.publish(service, events);
        settle();
    }

    private OrderPlaced placed(Instant at, OrderLineRef line) {
        return new OrderPlaced(
                OrderId.next(),
                AccountId.next(),
                at,
                "US",
                NOTHING,
                null,
                NOTHING,
                List.of(new OrderPlaced.Line(seller, line)));
    }

    private ShipmentDispatched sent(OrderPlaced order, Instant at) {
        return new ShipmentDispatched(
                ShipmentId.next(),
                order.order(),
                order.shopper(),
                seller,
                "US",
                at,
                List.of(order.lines().getFirst().what()));
    }

    private static OrderCancelled cancelled(OrderPlaced order, int units) {
        OrderLineRef line = order.lines().getFirst().what();
        return new OrderCancelled(
                order.order(),
                order.shopper(),
                order.placedAt(),
                List.of(new OrderLineRef(
                        line.orderLine(),
                        line.offer(),
                        line.product(),
                        line.sku(),
                        line.category(),
                        units,
                        line.items(),
                        line.shipping(),
                        line.tax())));
    }

    private OfferChanged promising(OrderLineRef line, int days) {
        return new OfferChanged(
                line.offer(),
                line.product(),
                seller,
                line.sku(),
                "Kettle",
                null,
                line.category(),
                Parcels.usd("10.00"),
                "new",
                null,
                true,
                null,
                null,
                days,
                null);
    }

    private SellerPerformanceChanged figures(int orders, int late) {
        return new SellerPerformanceChanged(seller, orders, 0, 0, late);
    }

    private List<SellerPerformanceChanged> told() {
        return jdbc
                .sql("SELECT data::text FROM event_log WHERE type = 'SellerPerformanceChanged' ORDER BY tx, seq")
                .query(String.class)
                .list()
                .stream()
                .map(data -> Json.tolerant().readValue(data, SellerPerformanceChanged.class))
                .filter(fact -> fact.seller().equals(seller))
                .toList();
    }
}
