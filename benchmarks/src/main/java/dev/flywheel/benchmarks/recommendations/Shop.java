package dev.flywheel.benchmarks.recommendations;

import dev.flywheel.benchmarks.RunningCatalog;
import dev.flywheel.catalog.recommendation.Association;
import dev.flywheel.catalog.recommendation.BasketKind;
import dev.flywheel.catalog.recommendation.Neighbour;
import dev.flywheel.catalog.recommendation.Neighbours;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.Event;
import dev.flywheel.postgres.Database;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.testing.service.OtherServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A catalog-service of its own, with the products of the file, told of its orders through its feed like any other. */
final class Shop implements AutoCloseable {

    private static final int ASKED_AT_ONCE = 100;

    private final RunningCatalog catalog;
    private final JdbcClient jdbc;

    Shop(Database database, Path searchIndex) {
        catalog = new RunningCatalog(database, searchIndex);
        jdbc = catalog.jdbc();
    }

    Api api() {
        return catalog.api();
    }

    /** Lists the products; their ids by stock code. */
    Map<String, UUID> list(List<String> stockCodes) throws InterruptedException {
        StringBuilder rows = new StringBuilder("sku,title,category,price,currency\n");
        stockCodes.forEach(
                code -> rows.append(code).append(",Product ").append(code).append(",Gifts,1.00,GBP\n"));
        return catalog.imported(rows.toString());
    }

    /** Hears the facts; the seconds that took. */
    double hear(List<Event> facts) {
        OtherServices.publish("orders", facts.toArray(Event[]::new));
        return drain();
    }

    /** Forgets all and hears it again; the seconds that took. */
    double hearAgain() {
        catalog.bean(Feeds.class).replay("purchases");
        return drain();
    }

    private double drain() {
        long start = System.nanoTime();
        Feeds feeds = catalog.bean(Feeds.class);
        while (feeds.drain() > 0) {
            // A drain ends after thirty seconds, whether or not there is more.
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** A number that differs when any count does. */
    String fingerprint() {
        return jdbc.sql("""
                SELECT concat_ws(' ',
                    (SELECT md5(string_agg(concat_ws(',', kind, product_a, product_b, baskets), ' '
                                           ORDER BY kind, product_a, product_b)) FROM pair_baskets),
                    (SELECT md5(string_agg(concat_ws(',', kind, product_id, baskets), ' ' ORDER BY kind, product_id))
                     FROM product_baskets),
                    (SELECT string_agg(concat_ws(',', kind, baskets), ' ' ORDER BY kind) FROM basket_total))""").query(String.class).single();
    }

    long pairs() {
        return jdbc.sql("SELECT count(*) FROM pair_baskets").query(Long.class).single();
    }

    /** What production would say for every other product, given one. */
    Technique technique(String name, BasketKind kind, Map<UUID, Integer> numbers, ToDoubleFunction<Association> vote) {
        double[][] votes = new double[numbers.size()][numbers.size()];
        List<UUID> products = new ArrayList<>(numbers.keySet());
        for (int from = 0; from < products.size(); from += ASKED_AT_ONCE) {
            List<UUID> some = products.subList(from, Math.min(products.size(), from + ASKED_AT_ONCE));
            for (Neighbour near : catalog.bean(Neighbours.class).of(Set.of(kind), some)) {
                Integer one = numbers.get(near.product());
                Integer other = numbers.get(near.other());
                if (one != null && other != null) {
                    votes[one][other] = vote.applyAsDouble(near.association());
                }
            }
        }
        return new Technique(name, votes);
    }

    @Override
    public void close() {
        catalog.close();
    }
}
