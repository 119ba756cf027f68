package dev.flywheel.catalog.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestOrder;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.testing.SqlStatements;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What shoppers are shown of what others bought. */
class RecommendationTest extends CatalogServiceTest {

    @Autowired
    private Clock clock;

    @Test
    void recommendsWhatCustomersAlsoBoughtAndWhatIsBoughtTogether() {
        List<UUID> goods = listed("REC-A", 6);
        bought(5, goods.get(0), goods.get(1));
        boughtApart(5, goods.get(0), goods.get(2));
        bought(2, goods.get(0), goods.get(3));
        strangers(goods.get(4), 30);

        Api.Reply found = recommended(goods.get(0));

        assertThat(titles(found, "customersAlsoBought")).containsExactlyInAnyOrder("REC-A 1", "REC-A 2");
        assertThat(titles(found, "boughtTogether")).containsExactly("REC-A 1");
        assertThat(found.text("/boughtTogether/0/price/amount")).isEqualTo("5.00");
        assertThat(found.at("/boughtTogether/0/rating/count").asInt()).isZero();
        assertThat(titles(recommended(goods.get(1)), "boughtTogether")).containsExactly("REC-A 0");
        assertThat(titles(recommended(goods.get(5)), "customersAlsoBought")).isEmpty();
    }

    @Test
    void forgetsWhatIsSentBack() {
        List<UUID> goods = listed("REC-B", 3);
        strangers(goods.get(2), 30);
        List<TestOrder> orders = bought(3, goods.get(0), goods.get(1));
        assertThat(titles(recommended(goods.get(0)), "boughtTogether")).containsExactly("REC-B 1");

        heard("orders", orders.getFirst().returned(1, 1));

        assertThat(titles(recommended(goods.get(0)), "boughtTogether")).isEmpty();
        assertThat(titles(recommended(goods.get(0)), "customersAlsoBought")).isEmpty();
    }

    @Test
    void showsOnlyWhatCanBeBought() {
        List<UUID> goods = listed("REC-C", 4);
        strangers(goods.get(3), 30);
        bought(6, goods.get(0), goods.get(1));
        bought(5, goods.get(0), goods.get(2));

        heard("orders", new StockChanged(offer("REC-C-1"), 0));
        assertThat(titles(recommended(goods.get(0)), "boughtTogether")).containsExactly("REC-C 2");
        heard("orders", new StockChanged(offer("REC-C-1"), 9));
        assertThat(titles(recommended(goods.get(0)), "boughtTogether")).containsExactly("REC-C 1", "REC-C 2");
        assertThat(shopper()
                        .get("/products/" + goods.get(0) + "/recommendations?limit=1")
                        .at("/boughtTogether")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void recommendsWhatGoesWithACart() {
        List<UUID> goods = listed("REC-D", 5);
        strangers(goods.get(4), 30);
        bought(4, goods.get(0), goods.get(2));
        bought(4, goods.get(1), goods.get(2));
        bought(4, goods.get(1), goods.get(3));
        String cart = "/recommendations?product=" + goods.get(0) + "&product=" + goods.get(1);

        assertThat(texts(shopper().get(cart).expect(200), "title")).containsExactly("REC-D 2", "REC-D 3");
        assertThat(texts(shopper().get(cart + "&product=" + goods.get(2)).expect(200), "title"))
                .containsExactly("REC-D 3");
        assertThat(texts(
                        shopper()
                                .get("/recommendations?product=" + UUID.randomUUID())
                                .expect(200),
                        "title"))
                .isEmpty();
    }

    @Test
    void leavesOutOtherVariationsOfTheProduct() {
        importCsv("""
                sku,title,price,currency,attributes,parentSku,variationTheme
                REC-V,Recommended shirt,,,,,size
                REC-V-S,Recommended shirt S,9.00,USD,"{""size"":""S""}",REC-V,
                REC-V-M,Recommended shirt M,9.00,USD,"{""size"":""M""}",REC-V,
                """);
        UUID small = UUID.fromString(product("REC-V-S"));
        UUID medium = UUID.fromString(product("REC-V-M"));
        List<UUID> goods = listed("REC-W", 2);
        strangers(goods.get(1), 30);
        bought(4, small, medium);
        bought(4, small, goods.get(0));

        Api.Reply beside = recommended(small);

        assertThat(titles(beside, "boughtTogether")).containsExactly("REC-W 0");
        assertThat(titles(beside, "customersAlsoBought")).containsExactly("REC-W 0");
        assertThat(texts(shopper().get("/recommendations?product=" + small).expect(200), "title"))
                .containsExactly("REC-W 0");
        assertThat(titles(recommended(medium), "boughtTogether")).isEmpty();
    }

    @Test
    void takesTheSameFewStatementsWhateverIsFound() throws Exception {
        List<UUID> goods = listed("REC-E", 30);
        // Whoever is bought with everything goes with nothing in particular, unless others buy much else.
        strangers(goods.get(29), 500);
        bought(3, goods.get(0), goods.get(1));
        List<String> one = serving(goods.get(0));
        for (int i = 2; i < 25; i++) {
            bought(3, goods.get(0), goods.get(i));
        }

        List<String> many = serving(goods.get(0));

        assertThat(recommended(goods.get(0)).at("/boughtTogether").size()).isGreaterThan(15);
        assertThat(one).hasSize(5);
        assertThat(many).hasSize(5);
    }

    @Test
    void refusesWhatMakesNoSense() {
        String nothing = "0198c0de-0000-7000-8000-000000000000";

        shopper().get("/products/" + nothing + "/recommendations").expect(404);
        shopper().get("/products/nonsense/recommendations").expect(400);
        shopper()
                .get("/products/" + listed("REC-F", 1).getFirst() + "/recommendations?limit=101")
                .expect(400);
        shopper().get("/recommendations").expect(400);
        shopper().get("/recommendations?product=").expect(400);
        shopper().get("/recommendations?product=x").expect(400);
        String tooMany = IntStream.range(0, 51)
                .mapToObj(i -> "product=" + UUID.randomUUID())
                .collect(Collectors.joining("&"));
        shopper().get("/recommendations?" + tooMany).expect(400);
    }

    private List<String> serving(UUID product) throws Exception {
        return SqlStatements.inRequests(() -> recommended(product));
    }

    private Api.Reply recommended(UUID product) {
        return shopper().get("/products/" + product + "/recommendations").expect(200);
    }

    private static List<String> titles(Api.Reply reply, String list) {
        return reply.at("/" + list)
                .valueStream()
                .map(item -> item.path("title").asString(""))
                .toList();
    }

    private List<UUID> listed(String prefix, int count) {
        importCsv("sku,title,price,currency\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> prefix + "-" + i + "," + prefix + " " + i + ",5.00,USD\n")
                        .collect(Collectors.joining()));
        return IntStream.range(0, count)
                .mapToObj(i -> UUID.fromString(product(prefix + "-" + i)))
                .toList();
    }

    /** So many customers buy both in one order. */
    private List<TestOrder> bought(int customers, UUID one, UUID other) {
        List<TestOrder> orders = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            orders.add(TestOrder.of(AccountId.next(), clock.instant()).with(one, other));
        }
        heard("orders", orders.stream().map(TestOrder::placed).toArray(Event[]::new));
        return orders;
    }

    /** So many customers buy both, a week apart. */
    private void boughtApart(int customers, UUID one, UUID other) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            AccountId customer = AccountId.next();
            events.add(TestOrder.of(customer, clock.instant().minus(Duration.ofDays(7)))
                    .with(one)
                    .placed());
            events.add(TestOrder.of(customer, clock.instant()).with(other).placed());
        }
        heard("orders", events.toArray(Event[]::new));
    }

    /** Customers who buy something else, so that there is something to compare with. */
    private void strangers(UUID product, int customers) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            events.add(TestOrder.of(AccountId.next(), clock.instant())
                    .with(product)
                    .placed());
        }
        heard("orders", events.toArray(Event[]::new));
    }
}
