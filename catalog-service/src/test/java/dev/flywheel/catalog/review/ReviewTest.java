package dev.flywheel.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestOrder;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.SqlStatements;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers write, edit and withdraw reviews; everybody reads them. */
class ReviewTest extends CatalogServiceTest {

    @Autowired
    private Clock clock;

    @Test
    void showsAReviewAtOnceAndOnTheProductPage() {
        String product = listed("REV-1");
        AccountId author = AccountId.next();

        Api.Reply written =
                as(author).post(reviews(product), review(4, "Fine kettle")).expect(201);

        assertThat(written.text("/status")).isEqualTo("PUBLISHED");
        String location = written.headers().firstValue("Location").orElseThrow();
        assertThat(shopper().get(location).expect(200).text("/title")).isEqualTo("Fine kettle");
        Api.Reply page = shopper().get(reviews(product)).expect(200);
        assertThat(page.at("/rating/count").asInt()).isEqualTo(1);
        assertThat(page.at("/rating/mean").decimalValue()).isEqualByComparingTo("4");
        assertThat(page.at("/rating/bayesianMean").decimalValue()).isEqualByComparingTo("3.58");
        assertThat(page.at("/rating/histogram/4").asInt()).isEqualTo(1);
        assertThat(page.text("/items/0/author")).isEqualTo("Flywheel customer");
        assertThat(page.at("/items/0/verified").asBoolean()).isFalse();
        Api.Reply shown = shopper().get("/products/" + product).expect(200);
        assertThat(shown.at("/rating/count").asInt()).isEqualTo(1);
    }

    @Test
    void changesTheProductsPageVersion() {
        String product = listed("REV-2");
        String tag = shopper()
                .get("/products/" + product)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        as(AccountId.next()).post(reviews(product), review(5, "Great")).expect(201);

        shopper().with("If-None-Match", tag).get("/products/" + product).expect(200);
    }

    @Test
    void takesOneReviewOfACustomer() {
        String product = listed("REV-3");
        Api author = as(AccountId.next());
        author.post(reviews(product), review(5, "Great")).expect(201);

        assertThat(author.post(reviews(product), review(1, "Bad")).expect(409).code())
                .isEqualTo("already_reviewed");

        assertThat(shopper().get(reviews(product)).at("/rating/count").asInt()).isEqualTo(1);
    }

    @Test
    void keepsEveryEditAndCountsTheLast() {
        String product = listed("REV-4");
        Api author = as(AccountId.next());
        String path = written(author, product, review(5, "Great"));

        author.put(path, review(2, "Broke after a week")).expect(200);
        Api.Reply same = author.put(path, review(2, "Broke after a week")).expect(200);

        assertThat(same.at("/revision").asInt()).isEqualTo(2);
        Api.Reply page = shopper().get(reviews(product));
        assertThat(page.at("/rating/histogram/5").asInt()).isZero();
        assertThat(page.at("/rating/histogram/2").asInt()).isEqualTo(1);
        assertThat(page.at("/items/0/editedAt").isMissingNode()).isFalse();
        Api.Reply history = operator().get("/operator/reviews/" + id(path)).expect(200);
        assertThat(history.at("/revisions")
                        .valueStream()
                        .map(one -> one.path("title").asString("")))
                .containsExactly("Great", "Broke after a week");
    }

    @Test
    void forgetsAWithdrawnReviewUntilItIsWrittenAgain() {
        String product = listed("REV-5");
        Api author = as(AccountId.next());
        String path = written(author, product, review(5, "Great"));

        author.delete(path).expect(204);
        author.delete(path).expect(204);

        shopper().get(path).expect(404);
        assertThat(shopper().get(reviews(product)).at("/rating/count").asInt()).isZero();
        assertThat(author.get("/reviews").expect(200).at("/items").size()).isZero();
        assertThat(author.post(reviews(product), review(1, "Worse than I thought"))
                        .expect(201)
                        .text("/reviewId"))
                .isEqualTo(id(path));
        assertThat(shopper().get(reviews(product)).at("/rating/histogram/1").asInt())
                .isEqualTo(1);
    }

    @Test
    void verifiesWhoReceivedTheProduct() {
        String product = listed("REV-6");
        AccountId buyer = AccountId.next();
        String path = written(as(buyer), product, review(5, "Great"));
        TestOrder order = TestOrder.of(buyer, clock.instant()).with(UUID.fromString(product));

        heard("orders", order.placed());
        assertThat(shopper().get(path).at("/verified").asBoolean()).isFalse();
        heard("orders", order.shipped());
        assertThat(shopper().get(path).at("/verified").asBoolean()).isTrue();

        heard("orders", order.returned(0, 1));
        assertThat(shopper().get(path).at("/verified").asBoolean()).isTrue();
        written(as(AccountId.next()), product, review(1, "Never had it"));
        assertThat(texts(shopper().get(reviews(product) + "?verified=true").expect(200), "title"))
                .containsExactly("Great");
        assertThat(texts(shopper().get(reviews(product) + "?verified=false").expect(200), "title"))
                .containsExactly("Never had it");
    }

    @Test
    void doesNotVerifyWhatWasCancelled() {
        String product = listed("REV-7");
        AccountId buyer = AccountId.next();
        TestOrder order = TestOrder.of(buyer, clock.instant()).with(UUID.fromString(product));
        heard("orders", order.placed(), order.cancelled(0, 1));

        String path = written(as(buyer), product, review(5, "Great"));

        assertThat(shopper().get(path).at("/verified").asBoolean()).isFalse();
    }

    @Test
    void letsNoSellerReviewWhatHeOffers() {
        SellerId seller = SellerId.next();
        String product = as(seller)
                .put("/seller/offers/REV-8", Map.of("title", "Own kettle", "price", "9.00", "currency", "USD"))
                .expect(201)
                .text("/productId");

        Api.Reply refused = as(new AccountId(seller.value()))
                .post(reviews(product), review(5, "The best"))
                .expect(403);

        assertThat(refused.code()).isEqualTo("own_product");
    }

    @Test
    void keepsOthersAway() {
        String product = listed("REV-9");
        String path = written(as(AccountId.next()), product, review(5, "Great"));
        Api stranger = as(AccountId.next());

        stranger.put(path, review(1, "Mine now")).expect(404);
        stranger.delete(path).expect(404);
        shopper().put(path, review(1, "Anybody's")).expect(401);

        assertThat(shopper().get(path).text("/title")).isEqualTo("Great");
    }

    @Test
    void takesMarkupForText() {
        String product = listed("REV-10");
        String text = "<script>alert('x')</script> & <b>bold</b>";
        Map<String, Object> body = Map.of("stars", 3, "title", "<img src=x onerror=alert(1)>", "text", text);

        String path = written(as(AccountId.next()), product, body);

        Api.Reply shown = shopper().get(path).expect(200);
        assertThat(shown.text("/text")).isEqualTo(text);
        assertThat(shown.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stars\":0,\"title\":\"a\",\"text\":\"b\"}",
                "{\"stars\":6,\"title\":\"a\",\"text\":\"b\"}",
                "{\"stars\":4.5,\"title\":\"a\",\"text\":\"b\"}",
                "{\"stars\":\"4\",\"title\":\"a\",\"text\":\"b\"}",
                "{\"stars\":null,\"title\":\"a\",\"text\":\"b\"}",
                "{\"title\":\"a\",\"text\":\"b\"}",
                "{\"stars\":4,\"title\":\"\",\"text\":\"b\"}",
                "{\"stars\":4,\"title\":\"a\",\"text\":\"\\u200b\\u202e\"}",
                "{\"stars\":4,\"title\":\"a\",\"text\":\"b\",\"verified\":true}",
                "{\"stars\":4,\"title\":\"a\",\"text\":\"b\",\"author\":{}}",
                "[]",
                "{"
            })
    void refusesWhatIsNoReview(String body) {
        String product = listed("REV-11");

        assertThat(as(AccountId.next()).post(reviews(product), body).expect(400).code())
                .isNotEmpty();
    }

    @Test
    void refusesTextsThatAreTooLong() {
        String product = listed("REV-12");

        Api.Reply refused = as(AccountId.next())
                .post(
                        reviews(product),
                        Map.of(
                                "stars",
                                4,
                                "title",
                                "t".repeat(151),
                                "text",
                                "x".repeat(10_001),
                                "author",
                                "a".repeat(51)))
                .expect(400);

        assertThat(refused.at("/errors")
                        .valueStream()
                        .map(error -> error.path("field").asString("")))
                .containsExactlyInAnyOrder("title", "text", "author");
    }

    @Test
    void saysWhatThereIsNot() {
        String nothing = "0198c0de-0000-7000-8000-000000000000";
        String product = listed("REV-13");

        shopper().get(reviews(nothing)).expect(404);
        as(AccountId.next()).post(reviews(nothing), review(4, "Nothing")).expect(404);
        shopper().get(reviews(product) + "/" + nothing).expect(404);
        shopper().get(reviews(product) + "/nonsense").expect(400);
        String elsewhere = written(as(AccountId.next()), listed("REV-13B"), review(4, "Elsewhere"));
        shopper().get(reviews(product) + "/" + id(elsewhere)).expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=best",
                "stars=0",
                "stars=6",
                "stars=x",
                "verified=maybe",
                "limit=0",
                "limit=101",
                "cursor=x"
            })
    void refusesListsThatDoNotExist(String query) {
        shopper().get(reviews(listed("REV-14")) + "?" + query).expect(400);
    }

    @Test
    void pagesThroughAllReviewsOnce() {
        String product = listed("REV-15");
        for (int i = 0; i < 7; i++) {
            written(as(AccountId.next()), product, review(1 + i % 5, "Review " + i));
        }

        for (String list : List.of("?limit=2", "?limit=2&sort=newest", "?limit=3&stars=1")) {
            Set<String> seen = new HashSet<>();
            int pages = 0;
            String next = "";
            do {
                Api.Reply page = shopper().get(reviews(product) + list + next).expect(200);
                page.at("/items")
                        .forEach(item -> assertThat(
                                        seen.add(item.path("reviewId").asString("")))
                                .isTrue());
                next = page.at("/next").isMissingNode() ? "" : "&cursor=" + page.text("/next");
                pages++;
            } while (!next.isEmpty());
            assertThat(seen).hasSize(list.contains("stars") ? 2 : 7);
            assertThat(pages).isEqualTo(list.contains("stars") ? 1 : 4);
        }
        Api.Reply newest = shopper().get(reviews(product) + "?sort=newest").expect(200);
        assertThat(texts(newest, "title")).startsWith("Review 6", "Review 5");
        String cursor = shopper().get(reviews(product) + "?limit=2").text("/next");
        assertThat(shopper()
                        .get(reviews(product) + "?limit=2&sort=newest&cursor=" + cursor)
                        .expect(400)
                        .code())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void listsWithTheSameStatementsHoweverManyReviewsThereAre() throws Exception {
        String product = listed("REV-16");
        written(as(AccountId.next()), product, review(3, "One"));
        List<String> one = SqlStatements.inRequests(() -> shopper().get(reviews(product)));
        for (int i = 0; i < 8; i++) {
            written(as(AccountId.next()), product, review(3, "More " + i));
        }

        List<String> nine = SqlStatements.inRequests(() -> shopper().get(reviews(product)));

        assertThat(ofReviews(one)).hasSize(3);
        assertThat(ofReviews(nine)).hasSize(3);
    }

    private static List<String> ofReviews(List<String> statements) {
        return statements.stream()
                .filter(sql -> sql.contains("review") || sql.contains("product_rating"))
                .toList();
    }

    private String listed(String sku) {
        importCsv("sku,title,price,currency\n" + sku + ",Reviewed kettle,20.00,USD\n");
        return product(sku);
    }

    private static String reviews(String product) {
        return "/products/" + product + "/reviews";
    }

    private static Map<String, Object> review(int stars, String title) {
        return Map.of("stars", stars, "title", title, "text", "I have had it for a week: " + title + ".");
    }

    private String written(Api author, String product, Map<String, Object> review) {
        return author.post(reviews(product), review)
                .expect(201)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
