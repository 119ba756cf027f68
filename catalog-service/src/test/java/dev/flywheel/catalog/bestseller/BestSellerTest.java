package dev.flywheel.catalog.bestseller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestOrder;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.domain.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What sells best, and what is new. */
class BestSellerTest extends CatalogServiceTest {

    @Autowired
    private Clock clock;

    @Autowired
    private Popularity popularity;

    @Test
    void ranksByWhatWasSoldLately() {
        List<UUID> goods = listed("BEST-A", "Best A > Kettles", 4);
        sold(goods.get(0), 3, Duration.ZERO);
        sold(goods.get(1), 5, Duration.ZERO);
        sold(goods.get(2), 9, Duration.ofDays(20));
        sold(goods.get(3), 9, Duration.ofDays(31));

        for (String category : List.of("Best A", "Best A > Kettles")) {
            Api.Reply best = bestSellers(category);
            assertThat(texts(best, "title")).containsExactly("BEST-A 1", "BEST-A 0", "BEST-A 2");
            assertThat(best.at("/items/0/rank").asInt()).isEqualTo(1);
            assertThat(best.text("/items/0/price/amount")).isEqualTo("5.00");
        }
    }

    @Test
    void showsTheRankOnTheProductPage() {
        List<UUID> goods = listed("BEST-B", "Best B > Pots", 2);
        sold(goods.get(0), 1, Duration.ZERO);
        sold(goods.get(1), 2, Duration.ZERO);
        String page = "/products/" + goods.get(0);

        Api.Reply shown = shopper().get(page).expect(200);

        assertThat(shown.at("/salesRanks")
                        .valueStream()
                        .map(rank -> rank.path("category").asString("")))
                .containsExactly("Best B", "Best B > Pots");
        assertThat(shown.at("/salesRanks/0/rank").asInt()).isEqualTo(2);
        String tag = shown.headers().firstValue("ETag").orElseThrow();
        shopper().with("If-None-Match", tag).get(page).expect(304);
        sold(goods.get(0), 5, Duration.ZERO);
        assertThat(shopper()
                        .with("If-None-Match", tag)
                        .get(page)
                        .expect(200)
                        .at("/salesRanks/0/rank")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void followsReturnsAndStock() {
        List<UUID> goods = listed("BEST-C", "Best C", 2);
        sold(goods.get(0), 1, Duration.ZERO);
        TestOrder order = sold(goods.get(1), 4, Duration.ZERO);
        heard("orders", new StockChanged(offer("BEST-C-0"), 0));
        assertThat(texts(bestSellers("Best C"), "title")).containsExactly("BEST-C 1");
        heard("orders", new StockChanged(offer("BEST-C-0"), 3));

        heard("orders", order.returned(0, 4));

        assertThat(texts(bestSellers("Best C"), "title")).containsExactly("BEST-C 0");
    }

    @Test
    void isNotMadeByOneWholesaler() {
        List<UUID> goods = listed("BEST-D", "Best D", 2);
        sold(goods.get(0), 5000, Duration.ZERO);
        sold(goods.get(1), 6, Duration.ZERO);
        sold(goods.get(1), 6, Duration.ZERO);

        assertThat(texts(bestSellers("Best D"), "title")).containsExactly("BEST-D 1", "BEST-D 0");
    }

    @Test
    void isPagedAndRanksOnlyWhenThereIsNews() {
        List<UUID> goods = listed("BEST-E", "Best E", 5);
        IntStream.range(0, 5).forEach(i -> sold(goods.get(i), 5 - i, Duration.ZERO));
        String path = "/categories/" + category("Best E") + "/best-sellers?limit=2";

        Api.Reply first = shopper().get(path).expect(200);
        Api.Reply second =
                shopper().get(path + "&cursor=" + first.text("/next")).expect(200);

        assertThat(texts(first, "title")).containsExactly("BEST-E 0", "BEST-E 1");
        assertThat(texts(second, "title")).containsExactly("BEST-E 2", "BEST-E 3");
        assertThat(jobs.runDue()).isZero();
    }

    @Test
    void makesProductsPopularStepByStep() {
        List<UUID> goods = listed("BEST-F", "Best F", 2);
        sold(goods.get(0), 1, Duration.ZERO);
        String before = version(goods.get(0));
        sold(goods.get(0), 1, Duration.ZERO);
        assertThat(popularity.of(goods)).containsExactly(java.util.Map.entry(goods.get(0), 1));
        assertThat(version(goods.get(0))).isEqualTo(before);

        sold(goods.get(0), 1, Duration.ZERO);

        assertThat(popularity.of(goods)).containsExactly(java.util.Map.entry(goods.get(0), 2));
        assertThat(version(goods.get(0))).isNotEqualTo(before);
    }

    @Test
    void listsWhatIsNew() {
        List<UUID> goods = listed("NEW-A", "New A > Fresh", 3);
        jdbc.sql("UPDATE product SET created_at = created_at - interval '91 days' WHERE id = :id")
                .param("id", goods.get(0))
                .update();
        jdbc.sql("UPDATE product SET created_at = created_at - interval '1 day' WHERE id = :id")
                .param("id", goods.get(1))
                .update();
        importCsv("sku,title,category\nNEW-A-9,Not for sale,New A\n");

        String path = "/categories/" + category("New A") + "/new-releases";
        Api.Reply fresh = shopper().get(path).expect(200);
        assertThat(texts(fresh, "title")).containsExactly("NEW-A 2", "NEW-A 1");
        Api.Reply first = shopper().get(path + "?limit=1").expect(200);
        assertThat(texts(
                        shopper()
                                .get(path + "?limit=1&cursor=" + first.text("/next"))
                                .expect(200),
                        "title"))
                .containsExactly("NEW-A 1");
    }

    @Test
    void saysWhatThereIsNot() {
        for (String list : List.of("best-sellers", "new-releases")) {
            shopper()
                    .get("/categories/0198c0de-0000-7000-8000-000000000000/" + list)
                    .expect(404);
            shopper().get("/categories/nonsense/" + list).expect(400);
            listed("BEST-G", "Best G", 1);
            shopper()
                    .get("/categories/" + category("Best G") + "/" + list + "?cursor=abc")
                    .expect(400);
            shopper()
                    .get("/categories/" + category("Best G") + "/" + list + "?limit=0")
                    .expect(400);
        }
    }

    private Api.Reply bestSellers(String category) {
        return shopper()
                .get("/categories/" + category(category) + "/best-sellers")
                .expect(200);
    }

    private TestOrder sold(UUID product, int units, Duration ago) {
        TestOrder order =
                TestOrder.of(AccountId.next(), clock.instant().minus(ago)).with(product, units);
        heard("orders", order.placed());
        return order;
    }

    private List<UUID> listed(String prefix, String category, int count) {
        StringBuilder rows = new StringBuilder("sku,title,category,price,currency\n");
        for (int i = 0; i < count; i++) {
            rows.append("%s-%d,%s %d,%s,5.00,USD\n".formatted(prefix, i, prefix, i, category));
        }
        importCsv(rows.toString());
        return IntStream.range(0, count)
                .mapToObj(i -> UUID.fromString(product(prefix + "-" + i)))
                .toList();
    }

    private String category(String path) {
        return jdbc.sql("SELECT id::text FROM category WHERE path = :path")
                .param("path", path)
                .query(String.class)
                .single();
    }

    private String version(UUID product) {
        return jdbc.sql("SELECT changed_tx::text FROM product WHERE id = :id")
                .param("id", product)
                .query(String.class)
                .single();
    }
}
