package dev.flywheel.orders.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.catalog.OfferChanged.Sale;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OfferCopiesTest extends OrdersServiceTest {

    @Autowired
    private Offers offers;

    @Test
    void replayedFromTheBeginningTheCopiesAreTheSameAndTheStockIsNotDeclaredAgain() {
        OfferChanged kettle = offer(null, "40.00", 5);
        OfferChanged cup = offer(SellerId.next(), "6.00", 7);
        publish(kettle, cup);
        String order = order(shopper(), item(kettle, 2));
        operator().post("/operator/orders/" + order + "/shipments", null).expect(201);
        List<String> before = rows();

        feeds.replay("catalog");
        assertThat(rows()).as("forgotten").isEmpty();
        feeds.drain();

        assertThat(rows()).isEqualTo(before);
        assertThat(stock(kettle)).as("what was sold stays sold").isEqualTo("3/0");
        assertThat(stock(cup)).isEqualTo("7/0");
        long applied = applied();
        feeds.drain();
        assertThat(applied()).as("applied once").isEqualTo(applied);
    }

    /** By this feed alone: jobs state facts at any time, which others hear. */
    private long applied() {
        return jdbc.sql("SELECT applied FROM feed_cursor WHERE subscription = 'catalog'")
                .query(Long.class)
                .single();
    }

    @Test
    void theLastWordOfAPageCounts() {
        OfferChanged kettle = offer(null, "40.00", 5);
        publish(priced(kettle, "41.00"), priced(kettle, "39.00"));
        assertThat(jdbc.sql("SELECT price FROM offer WHERE offer = ?")
                        .param(kettle.offer().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(3900);
    }

    @Test
    void chargesTheSalePriceFromItsFirstInstantUntilItsEnd() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Instant from = clock.instant().plus(Duration.ofHours(1));
        Instant to = from.plus(Duration.ofHours(1));
        publish(onSale(kettle, new Sale(usd("40.00"), usd("30.00"), from, to)));

        assertThat(priceOf(kettle)).isEqualTo(usd("40.00"));
        pass(Duration.between(clock.instant(), from));
        assertThat(priceOf(kettle)).as("nothing was told meanwhile").isEqualTo(usd("30.00"));
        pass(Duration.between(clock.instant(), to.minusSeconds(60)));
        assertThat(priceOf(kettle)).isEqualTo(usd("30.00"));
        pass(Duration.between(clock.instant(), to));
        assertThat(priceOf(kettle)).isEqualTo(usd("40.00"));
    }

    private Money priceOf(OfferChanged offer) {
        return offers.find(List.of(offer.offer())).get(offer.offer()).price();
    }

    private static OfferChanged onSale(OfferChanged offer, Sale sale) {
        return new OfferChanged(
                offer.offer(),
                offer.product(),
                offer.seller(),
                offer.sku(),
                offer.title(),
                offer.brand(),
                offer.category(),
                sale.regular(),
                offer.condition(),
                offer.weightGrams(),
                true,
                null,
                sale,
                null,
                null);
    }

    private List<String> rows() {
        return jdbc.sql("SELECT o::text FROM offer o ORDER BY offer")
                .query(String.class)
                .list();
    }

    private static OfferChanged priced(OfferChanged offer, String price) {
        return new OfferChanged(
                offer.offer(),
                offer.product(),
                offer.seller(),
                offer.sku(),
                offer.title(),
                offer.brand(),
                offer.category(),
                usd(price),
                offer.condition(),
                offer.weightGrams(),
                true,
                null);
    }
}
