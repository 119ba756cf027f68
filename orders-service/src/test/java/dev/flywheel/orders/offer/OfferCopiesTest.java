package dev.flywheel.orders.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferCopiesTest extends OrdersServiceTest {

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
        assertThat(feeds.drain()).as("applied once").isZero();
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
