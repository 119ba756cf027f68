package dev.flywheel.catalog.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestOrder;
import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.OtherServices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting as events come in gives what counting all at once gives, and what one gets by looking at every pair. */
class CountingTest extends CatalogServiceTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsTheSameAsItComesAllAtOnceAndByHand(long seed) {
        Random random = new Random(seed);
        Shop shop = new Shop(random, 45, 25);
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 1 + random.nextInt(25); i++) {
                OtherServices.publish("orders", shop.next());
            }
            feeds.drain();
        }
        Map<String, Integer> incremental = counted(shop.products());
        Map<String, Integer> sales = sold(shop.products());

        feeds.replay("purchases");
        assertThat(counted(shop.products())).isEmpty();
        feeds.drain();

        assertThat(counted(shop.products())).isEqualTo(incremental);
        assertThat(sold(shop.products())).isEqualTo(sales);
        assertThat(incremental).isEqualTo(shop.byHand()).isNotEmpty();
        assertThat(sales).isEqualTo(shop.soldByHand());
        assertThat(totals()).isEqualTo(recountedTotals());
    }

    @Test
    void leavesNothingBehindWhenEverythingIsCancelled() {
        UUID[] products =
                IntStream.range(0, 40).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        TestOrder order = TestOrder.of(AccountId.next(), START).with(products);
        Map<String, Long> before = totals();
        heard("orders", order.placed());
        assertThat(counted(List.of(products))).isNotEmpty();
        assertThat(totals()).isNotEqualTo(before);

        heard(
                "orders",
                IntStream.range(0, 40)
                        .mapToObj(line -> order.cancelled(line, 1))
                        .toArray(Event[]::new));

        assertThat(counted(List.of(products))).isEmpty();
        assertThat(sold(List.of(products))).isEmpty();
        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void takesNoMoreThanWasBought() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        TestOrder order = TestOrder.of(AccountId.next(), START).with(one, 2).with(other, 1);

        heard("orders", order.placed(), order.cancelled(0, 1), order.returned(0, 5), order.returned(0, 1));

        assertThat(counted(List.of(one, other))).isEqualTo(Map.of("CUSTOMER " + other, 1, "ORDER " + other, 1));
    }

    @Test
    void doesNotExplodeWithAHugeBasket() throws Exception {
        UUID[] products =
                IntStream.range(0, 500).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        OtherServices.publish(
                "orders", TestOrder.of(AccountId.next(), START).with(products).placed());

        List<String> huge = SqlStatements.duringInAllThreads(() -> feeds.drain());
        OtherServices.publish(
                "orders",
                TestOrder.of(AccountId.next(), START)
                        .with(products[0], products[1])
                        .placed());
        List<String> small = SqlStatements.duringInAllThreads(() -> feeds.drain());

        long pairs = counted(List.of(products)).keySet().stream()
                .filter(key -> key.startsWith("ORDER") && key.length() > 50)
                .count();
        assertThat(pairs)
                .isEqualTo(IntStream.rangeClosed(1, BasketCounts.WINDOW)
                        .map(gap -> 500 - gap)
                        .sum());
        assertThat(counting(huge)).hasSameSizeAs(counting(small)).hasSizeLessThan(12);
    }

    @Test
    void countsHotProductsOncePerBasket() {
        UUID hot = UUID.randomUUID();
        UUID mate = UUID.randomUUID();
        heard(
                "orders",
                IntStream.range(0, 600)
                        .mapToObj(i -> TestOrder.of(AccountId.next(), START)
                                .with(hot, 1)
                                .with(mate, 2)
                                .with(hot, 1)
                                .placed())
                        .toArray(Event[]::new));

        assertThat(counted(List.of(hot, mate)).values()).containsOnly(600);
    }

    /** Without what the ranking by sales does of its own accord, which is due now and then. */
    private static List<String> counting(List<String> statements) {
        return statements.stream()
                .filter(sql -> Stream.of("INTO purchase", "basket", "INTO sales_day", "UPDATE sales_news")
                        .anyMatch(sql::contains))
                .filter(sql -> !sql.contains("feed_cursor"))
                .toList();
    }

    private Map<String, Integer> counted(List<UUID> products) {
        Map<String, Integer> counts = new TreeMap<>();
        String[] ids = products.stream().map(UUID::toString).toArray(String[]::new);
        jdbc.sql("SELECT kind, product_id, baskets FROM product_baskets WHERE product_id = ANY (:ids::uuid[])")
                .param("ids", ids)
                .query(row -> {
                    counts.put(row.getString(1) + " " + row.getString(2), row.getInt(3));
                });
        jdbc.sql("SELECT kind, product_a, product_b, baskets FROM pair_baskets WHERE product_a = ANY (:ids::uuid[])")
                .param("ids", ids)
                .query(row -> {
                    counts.put(row.getString(1) + " " + row.getString(2) + " " + row.getString(3), row.getInt(4));
                });
        return counts;
    }

    private Map<String, Integer> sold(List<UUID> products) {
        Map<String, Integer> sold = new TreeMap<>();
        jdbc.sql("SELECT day, product_id, units FROM sales_day WHERE product_id = ANY (:ids::uuid[])")
                .param("ids", products.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    sold.put(row.getString(1) + " " + row.getString(2), row.getInt(3));
                });
        return sold;
    }

    private Map<String, Long> totals() {
        return longs("SELECT kind, baskets FROM basket_total");
    }

    private Map<String, Long> recountedTotals() {
        return longs("SELECT kind, count(DISTINCT owner) FROM basket_item WHERE units > 0 GROUP BY kind");
    }

    private Map<String, Long> longs(String sql) {
        Map<String, Long> values = new TreeMap<>();
        jdbc.sql(sql).query(row -> {
            values.put(row.getString(1), row.getLong(2));
        });
        return values;
    }

    /** A shop where things happen at random, and which remembers all of it. */
    private static final class Shop {

        private final Random random;
        private final List<UUID> products;
        private final List<AccountId> customers;
        private final List<TestOrder> orders = new ArrayList<>();
        private final List<int[]> left = new ArrayList<>();

        Shop(Random random, int products, int customers) {
            this.random = random;
            this.products = Stream.generate(UUID::randomUUID).limit(products).toList();
            this.customers = Stream.generate(AccountId::next).limit(customers).toList();
        }

        List<UUID> products() {
            return products;
        }

        Event next() {
            if (!orders.isEmpty() && random.nextInt(3) == 0) {
                int order = random.nextInt(orders.size());
                int line = random.nextInt(left.get(order).length);
                int units = left.get(order)[line];
                if (units > 0) {
                    int some = random.nextInt(3) == 0 ? 1 + random.nextInt(units) : units;
                    left.get(order)[line] -= some;
                    return random.nextBoolean()
                            ? orders.get(order).cancelled(line, some)
                            : orders.get(order).returned(line, some);
                }
            }
            return place();
        }

        private Event place() {
            TestOrder order = TestOrder.of(
                    customers.get(random.nextInt(customers.size())), START.plus(random.nextInt(5), ChronoUnit.DAYS));
            int lines = random.nextInt(10) == 0 ? 40 : 1 + random.nextInt(6);
            for (int i = 0; i < lines; i++) {
                int quantity = random.nextInt(8) == 0 ? 30 : 1 + random.nextInt(3);
                order.with(products.get(random.nextInt(products.size())), quantity);
            }
            orders.add(order);
            left.add(order.lines().stream().mapToInt(line -> line.quantity()).toArray());
            return order.placed();
        }

        /** Every basket by its products in the order in which they first came in. */
        Map<String, Integer> byHand() {
            Map<String, Map<UUID, Integer>> baskets = new TreeMap<>();
            for (int i = 0; i < orders.size(); i++) {
                TestOrder order = orders.get(i);
                for (int line = 0; line < left.get(i).length; line++) {
                    UUID product = order.lines().get(line).product().value();
                    for (String owner : List.of("CUSTOMER " + order.shopper(), "ORDER " + order.id())) {
                        baskets.computeIfAbsent(owner, none -> new java.util.LinkedHashMap<>())
                                .merge(product, left.get(i)[line], Integer::sum);
                    }
                }
            }
            Map<String, Integer> counts = new TreeMap<>();
            baskets.forEach((owner, units) -> count(owner.split(" ")[0], units, counts));
            return counts;
        }

        private static void count(String kind, Map<UUID, Integer> units, Map<String, Integer> counts) {
            List<UUID> places = new ArrayList<>(units.keySet());
            for (int i = 0; i < places.size(); i++) {
                if (units.getOrDefault(places.get(i), 0) == 0) {
                    continue;
                }
                counts.merge(kind + " " + places.get(i), 1, Integer::sum);
                for (int j = i + 1; j < Math.min(places.size(), i + 26); j++) {
                    if (units.getOrDefault(places.get(j), 0) > 0) {
                        String one = places.get(i).toString();
                        String other = places.get(j).toString();
                        String pair = one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
                        counts.merge(kind + " " + pair, 1, Integer::sum);
                    }
                }
            }
        }

        Map<String, Integer> soldByHand() {
            Map<String, Integer> sold = new TreeMap<>();
            for (int i = 0; i < orders.size(); i++) {
                TestOrder order = orders.get(i);
                String day = order.placed().placedAt().toString().substring(0, 10);
                for (int line = 0; line < left.get(i).length; line++) {
                    int counted = Math.min(10, left.get(i)[line]);
                    if (counted > 0) {
                        sold.merge(day + " " + order.lines().get(line).product(), counted, Integer::sum);
                    }
                }
            }
            return sold;
        }
    }
}
