package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the catalogue makes of the stock that orders tells. */
@SuppressWarnings("NullAway.Init")
class StockTest extends CatalogServiceTest {

    @Autowired
    private Changes changes;

    @Autowired
    private StockCopies copies;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void featuresWhatIsInStock() {
        importCsv("sku,title,price,currency\nSTK-R,Stocky stool,20.00,USD\n");
        SellerId seller = SellerId.next();
        as(seller)
                .put(
                        "/seller/offers/STK-S",
                        "{\"productId\":\"" + product("STK-R") + "\",\"price\":\"25\",\"currency\":\"USD\"}")
                .expect(201);
        String offers = "/products/" + product("STK-R") + "/offers";
        assertThat(shopper().get(offers).text("/items/0/price/amount")).isEqualTo("20.00");
        assertThat(shopper().get(offers).at("/items/0/inStock").isMissingNode()).isTrue();

        heard("orders", new StockChanged(offer("STK-R"), 0), new StockChanged(offer("STK-S"), 3));

        assertThat(shopper().get(offers).text("/items/0/price/amount")).isEqualTo("25.00");
        assertThat(shopper().get(offers).at("/items/0/inStock").asBoolean()).isTrue();
        assertThat(shopper().get(offers).at("/items/1/inStock").asBoolean()).isFalse();
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(search("stocky").text("/items/0/price/amount")).isEqualTo("25.00"));
    }

    @Test
    void changesPagesOnlyWhenStockBeginsOrEnds() {
        importCsv("sku,title,price,currency\nTURN-1,Turning table,20.00,USD\n");
        OfferId offer = offer("TURN-1");
        heard("orders", new StockChanged(offer, 5));
        String before = version("TURN-1");

        heard("orders", new StockChanged(offer, 4), new StockChanged(offer, 3));

        assertThat(version("TURN-1")).isEqualTo(before);
        heard("orders", new StockChanged(offer, 0));
        assertThat(version("TURN-1")).isNotEqualTo(before);
    }

    @Test
    void takesTheLastWordOfSeveral() {
        importCsv("sku,title,price,currency\nLAST-1,Lasting lamp,20.00,USD\n");
        OfferId offer = offer("LAST-1");

        heard("orders", new StockChanged(offer, 5), new StockChanged(offer, 0), new StockChanged(offer, 7));

        assertThat(jdbc.sql("SELECT sellable FROM stock_copy WHERE offer_id = :id")
                        .param("id", offer.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void hearsOfOffersItDoesNotKnow() {
        heard("orders", new StockChanged(OfferId.next(), 5));

        assertThat(jdbc.sql("SELECT count(*) FROM feed_cursor WHERE failing_since IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void knowsTheSameAfterHearingAllAgain() {
        importCsv("sku,title,price,currency\nSTK-REP,Repeated rope,20.00,USD\n");
        heard("orders", new StockChanged(offer("STK-REP"), 0));

        feeds.replay("orders");
        feeds.drain();

        assertThat(shopper()
                        .get("/products/" + product("STK-REP"))
                        .at("/featuredOffer/inStock")
                        .asBoolean(true))
                .isFalse();
    }

    /** A writer has one of three products and wants the others; the feed has one of the others and wants his. */
    @Test
    void doesNotWaitInACircleWithWhoListsTheSameProducts() throws Exception {
        importCsv("sku,title,price,currency\nCIR-1,Circle,20.00,USD\nCIR-2,Ring,20.00,USD\nCIR-3,Wheel,20.00,USD\n");
        List<UUID> products = Stream.of("CIR-1", "CIR-2", "CIR-3")
                .map(sku -> UUID.fromString(product(sku)))
                .sorted()
                .toList();
        List<StockChanged> facts = Stream.of("CIR-1", "CIR-2", "CIR-3")
                .map(sku -> new StockChanged(offer(sku), 5))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> feed = transaction.execute(status -> {
                changes.begin();
                changes.changed(List.of(products.get(1)));
                // As the feed does, which would read its page again if it were turned away.
                Future<?> heard = threads.submit(() -> transaction.executeWithoutResult(page -> copies.changed(facts)));
                Eventually.await(Duration.ofSeconds(10), this::isSomebodyWaiting);
                changes.changed(products);
                return heard;
            });
            Objects.requireNonNull(feed).get();
        }

        assertThat(jdbc.sql("SELECT sellable FROM stock_copy WHERE offer_id IN (:offers)")
                        .param(
                                "offers",
                                facts.stream().map(fact -> fact.offer().value()).toList())
                        .query(Integer.class)
                        .list())
                .containsExactly(5, 5, 5);
    }

    private boolean isSomebodyWaiting() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single();
    }

    private String version(String sku) {
        return shopper()
                .get("/products/" + product(sku))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }
}
