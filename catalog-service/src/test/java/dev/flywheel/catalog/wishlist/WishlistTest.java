package dev.flywheel.catalog.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.Tokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wish lists through HTTP. */
class WishlistTest extends CatalogServiceTest {

    @Test
    void remembersWhatAThingCostAndSaysWhenItIsCheaper() {
        Api me = customer();
        String list = create(me, "Birthday");
        String product = retail("WISH-1", "30.00");
        me.put("/wishlists/" + list + "/items/" + product, null).expect(201);
        me.put("/wishlists/" + list + "/items/" + product, null).expect(204);

        importCsv("sku,title,price,currency\nWISH-1,Wishable WISH-1,24.00,USD\n");

        Api.Reply shown = me.get("/wishlists/" + list).expect(200);
        assertThat(shown.text("/name")).isEqualTo("Birthday");
        assertThat(shown.at("/itemCount").asInt()).isEqualTo(1);
        assertThat(shown.text("/items/0/title")).isEqualTo("Wishable WISH-1");
        assertThat(shown.text("/items/0/priceWhenAdded/amount")).isEqualTo("30.00");
        assertThat(shown.text("/items/0/price/amount")).isEqualTo("24.00");
        assertThat(shown.text("/items/0/priceDrop/amount/amount")).isEqualTo("6.00");
        assertThat(shown.at("/items/0/priceDrop/percent").asInt()).isEqualTo(20);
    }

    @Test
    void movesAndRemoves() {
        Api me = customer();
        String first = create(me, "First");
        String second = create(me, "Second");
        String product = retail("WISH-2", "30.00");
        me.put("/wishlists/" + first + "/items/" + product, null).expect(201);

        me.post("/wishlists/" + first + "/items/" + product + "/move", Map.of("to", second))
                .expect(204);

        assertThat(me.get("/wishlists/" + first).at("/itemCount").asInt(-1)).isZero();
        assertThat(me.get("/wishlists/" + second).text("/items/0/priceWhenAdded/amount"))
                .isEqualTo("30.00");
        me.post("/wishlists/" + second + "/items/" + product + "/move", Map.of("to", second))
                .expect(204);
        me.put("/wishlists/" + first + "/items/" + product, null).expect(201);
        me.post("/wishlists/" + first + "/items/" + product + "/move", Map.of("to", second))
                .expect(204);
        assertThat(me.get("/wishlists/" + second).at("/itemCount").asInt()).isEqualTo(1);
        me.delete("/wishlists/" + second + "/items/" + product).expect(204);
        me.delete("/wishlists/" + second + "/items/" + product).expect(404);
        me.post("/wishlists/" + first + "/items/" + product + "/move", Map.of("to", second))
                .expect(404);
        assertThat(me.get("/wishlists/" + second).at("/itemCount").asInt(-1)).isZero();
    }

    @Test
    void isPrivateUntilItsLinkIsGivenAway() {
        Api me = customer();
        String list = create(me, "Wedding");
        me.put("/wishlists/" + list + "/items/" + retail("WISH-3", "30.00"), null)
                .expect(201);
        assertThat(me.get("/wishlists/" + list).at("/sharePath").isMissingNode())
                .isTrue();

        String path = me.patch("/wishlists/" + list, Map.of("shared", true))
                .expect(200)
                .text("/sharePath");

        Api.Reply seen = shopper().get(path).expect(200);
        assertThat(seen.text("/items/0/title")).isEqualTo("Wishable WISH-3");
        assertThat(seen.at("/sharePath").isMissingNode()).isTrue();
        customer().get("/wishlists/" + list).expect(404);
        me.patch("/wishlists/" + list, Map.of("shared", false)).expect(200);
        shopper().get(path).expect(404);
        String again = me.patch("/wishlists/" + list, Map.of("shared", true)).text("/sharePath");
        assertThat(again).isNotEqualTo(path);
        assertThat(me.patch("/wishlists/" + list, Map.of("shared", true)).text("/sharePath"))
                .isEqualTo(again);
    }

    @Test
    void isNobodyElsesBusiness() {
        Api me = customer();
        String list = create(me, "Mine");
        String product = retail("WISH-4", "30.00");
        me.put("/wishlists/" + list + "/items/" + product, null).expect(201);
        Api other = customer();
        String theirs = create(other, "Theirs");

        other.get("/wishlists/" + list).expect(404);
        other.patch("/wishlists/" + list, Map.of("name", "Stolen")).expect(404);
        other.put("/wishlists/" + list + "/items/" + product, null).expect(404);
        other.delete("/wishlists/" + list + "/items/" + product).expect(404);
        other.delete("/wishlists/" + list).expect(404);
        me.post("/wishlists/" + list + "/items/" + product + "/move", Map.of("to", theirs))
                .expect(404);
        assertThat(texts(other.get("/wishlists"), "name")).containsExactly("Theirs");
        assertThat(me.get("/wishlists/" + list).at("/itemCount").asInt()).isEqualTo(1);
    }

    @Test
    void isRenamedAndDeleted() {
        Api me = customer();
        String list = create(me, "Old");

        assertThat(me.patch("/wishlists/" + list, Map.of("name", " New ")).text("/name"))
                .isEqualTo("New");
        me.delete("/wishlists/" + list).expect(204);
        me.get("/wishlists/" + list).expect(404);
        assertThat(me.get("/wishlists").at("/items").size()).isZero();
    }

    @Test
    void showsThemNewestFirstPageByPage() {
        Api me = customer();
        String list = create(me, "Paged");
        for (int i = 0; i < 3; i++) {
            me.put("/wishlists/" + list + "/items/" + retail("WISHP-" + i, "1.00"), null)
                    .expect(201);
        }

        Api.Reply first = me.get("/wishlists/" + list + "?limit=2").expect(200);
        Api.Reply second = me.get("/wishlists/" + list + "?limit=2&cursor=" + first.text("/next"));

        assertThat(titles(first)).containsExactly("Wishable WISHP-2", "Wishable WISHP-1");
        assertThat(titles(second)).containsExactly("Wishable WISHP-0");
        me.get("/wishlists/" + list + "?cursor=x").expect(400);
    }

    @Test
    void hasAtMostFiftyListsHoweverFastTheyAreMade() throws Exception {
        Api me = customer();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Reply>> replies = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(
                            (Callable<Api.Reply>) () -> me.post("/wishlists", Map.of("name", "List " + i))))
                    .toList();
            int refused = 0;
            for (Future<Api.Reply> reply : replies) {
                assertThat(reply.get().status()).isIn(201, 409);
                refused += reply.get().status() == 409 ? 1 : 0;
            }
            assertThat(me.get("/wishlists").at("/items").size()).isEqualTo(60 - refused);
        }
        while (me.post("/wishlists", Map.of("name", "More")).status() == 201) {
            assertThat(me.get("/wishlists").at("/items").size()).isLessThanOrEqualTo(Wishlists.MOST);
        }
        assertThat(me.post("/wishlists", Map.of("name", "More")).expect(409).code())
                .isEqualTo("too_many_wishlists");
    }

    @Test
    void holdsAtMostFiveHundredProducts() {
        Api me = customer();
        String list = create(me, "Full");
        String product = retail("WISH-5", "1.00");
        jdbc.sql("UPDATE wishlist SET items = 499 WHERE id = :id::uuid")
                .param("id", list)
                .update();
        me.put("/wishlists/" + list + "/items/" + product, null).expect(201);

        Api.Reply refused = me.put("/wishlists/" + list + "/items/" + retail("WISH-6", "1.00"), null)
                .expect(409);

        assertThat(refused.code()).isEqualTo("wishlist_full");
        assertThat(me.get("/wishlists/" + list).at("/itemCount").asInt()).isEqualTo(500);
    }

    @Test
    void countsRightWhenManyAddAtOnce() throws Exception {
        Api me = customer();
        String list = create(me, "Racy");
        String product = retail("WISH-7", "1.00");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Reply>> replies = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(
                            (Callable<Api.Reply>) () -> me.put("/wishlists/" + list + "/items/" + product, null)))
                    .toList();
            int created = 0;
            for (Future<Api.Reply> reply : replies) {
                created += reply.get().status() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
        assertThat(me.get("/wishlists/" + list).at("/itemCount").asInt()).isEqualTo(1);
    }

    @Test
    void takesTheSameFewStatementsWithManyItems() throws Exception {
        Api me = customer();
        String list = create(me, "Counted");
        for (int i = 0; i < 4; i++) {
            me.put("/wishlists/" + list + "/items/" + retail("WISHC-" + i, "1.00"), null)
                    .expect(201);
        }

        List<String> sent =
                SqlStatements.inRequests(() -> me.get("/wishlists/" + list).expect(200));

        assertThat(sent.stream().filter(sql -> sql.contains("wishlist"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\"  \"}|name",
                "{\"name\":\"a\\u0000b\"}|name",
                "{\"name\":null}|name",
                "{\"name\":\"a\",\"public\":true}|public",
                "{\"name\":\"a\",\"shared\":\"maybe\"}|shared",
            })
    void refusesWhatCannotBe(String body, String field) {
        assertThat(customer().post("/wishlists", body).expect(400).text("/errors/0/field"))
                .isEqualTo(field);
    }

    @Test
    void refusesOtherThings() {
        Api me = customer();
        String list = create(me, "Strict");

        me.post("/wishlists", Map.of("name", "x".repeat(101))).expect(400);
        me.patch("/wishlists/" + list, Map.of("name", " ")).expect(400);
        assertThat(me.put("/wishlists/" + list + "/items/0198c0de-0000-7000-8000-000000000000", null)
                        .expect(404)
                        .code())
                .isEqualTo("unknown_product");
        me.put("/wishlists/" + list + "/items/nonsense", null).expect(400);
        me.get("/wishlists/nonsense").expect(400);
        shopper().get("/wishlists/shared/nonsense").expect(404);
        shopper().get("/wishlists").expect(401);
    }

    private Api customer() {
        return shopper().as(Tokens.of(AccountId.next(), Role.SHOPPER));
    }

    private static String create(Api customer, String name) {
        return customer.post("/wishlists", Map.of("name", name)).expect(201).text("/wishlistId");
    }

    private String retail(String sku, String price) {
        importCsv("sku,title,price,currency\n" + sku + ",Wishable " + sku + "," + price + ",USD\n");
        return product(sku);
    }
}
