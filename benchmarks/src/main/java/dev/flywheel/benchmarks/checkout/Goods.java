package dev.flywheel.benchmarks.checkout;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offers with stock, told by a catalogue that is played, and what shoppers put into their carts of them. */
final class Goods {

    private static final int PLENTY = 1_000_000;
    private static final int MOST_LINES = 5;
    private static final int MOST_OF_ONE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN = 100;

    private final JdbcClient orders;
    private final Random random;
    private final List<OfferId> offers = new ArrayList<>();
    private int published;

    Goods(JdbcClient orders, long seed) {
        this.orders = orders;
        this.random = new Random(seed);
    }

    /** Puts so many up, and waits until they can be bought. */
    void offer(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            offers.add(publish("Good " + i, PLENTY));
        }
        awaitStock();
        orders.sql("ANALYZE").update();
    }

    /** Puts one up of which there are few. */
    OfferId scarce(int units) throws InterruptedException {
        OfferId offer = publish("What everybody wants", units);
        awaitStock();
        return offer;
    }

    /** One to five different goods. */
    List<Map<String, Object>> basket() {
        return Stream.generate(this::any)
                .distinct()
                .limit(1 + random.nextInt(MOST_LINES))
                .map(offer -> item(offer, 1 + random.nextInt(MOST_OF_ONE)))
                .toList();
    }

    /** One unit of any good. */
    List<Map<String, Object>> single() {
        return List.of(item(any(), 1));
    }

    OfferId any() {
        return offers.get(random.nextInt(offers.size()));
    }

    static Map<String, Object> item(OfferId offer, int quantity) {
        return Map.of("offerId", offer.toString(), "quantity", quantity);
    }

    private OfferId publish(String title, int units) {
        OfferId id = OfferId.next();
        published++;
        OtherServices.publish(
                "catalog",
                new OfferChanged(
                        id,
                        ProductId.next(),
                        null,
                        "SKU-" + id,
                        title,
                        "Copper & Sons",
                        List.of("Home & Kitchen", "Kettles"),
                        new Money(500 + random.nextInt(20_000), Money.currency("USD")),
                        "new",
                        100 + random.nextInt(2_000),
                        true,
                        units));
        return id;
    }

    /** Both subscriptions have read all, and what changed is told. */
    private void awaitStock() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the offers have not arrived after " + PATIENCE);
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private boolean isThere() {
        return orders.sql("""
                SELECT (SELECT count(*) FROM offer) = :all AND (SELECT count(*) FROM stock) = :all
                   AND NOT EXISTS (SELECT FROM stock_change)""").param("all", published).query(Boolean.class).single();
    }
}
