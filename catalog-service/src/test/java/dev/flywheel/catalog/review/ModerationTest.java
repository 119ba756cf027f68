package dev.flywheel.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What rules hold back, and what operators make of it. */
class ModerationTest extends CatalogServiceTest {

    private static final Map<String, Object> SPAM =
            Map.of("stars", 5, "title", "Cheaper elsewhere", "text", "Look at www.example.org, it is half the price.");

    @Test
    void holdsBackWhatARuleWantsSeen() {
        String product = listed("MOD-1");
        Api author = as(AccountId.next());

        Api.Reply held = author.post(reviews(product), SPAM).expect(201);

        assertThat(held.text("/status")).isEqualTo("PENDING");
        String path = reviews(product) + "/" + held.text("/reviewId");
        shopper().get(path).expect(404);
        author.get(path).expect(200);
        assertThat(shopper().get(reviews(product)).at("/rating/count").asInt()).isZero();
        JsonNode waiting = queued(held.text("/reviewId"));
        assertThat(waiting.path("heldFor").valueStream().map(rule -> rule.asString("")))
                .containsExactly("link");
        assertThat(waiting.path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void publishesWhatAnOperatorApproves() {
        String product = listed("MOD-2");
        String review = as(AccountId.next()).post(reviews(product), SPAM).text("/reviewId");

        Api.Reply approved = operator()
                .post("/operator/reviews/" + review + "/approval", Map.of("revision", 1, "note", "it is his own shop"))
                .expect(200);

        assertThat(approved.text("/status")).isEqualTo("PUBLISHED");
        assertThat(shopper().get(reviews(product)).at("/rating/count").asInt()).isEqualTo(1);
        assertThat(operator()
                        .post("/operator/reviews/" + review + "/approval", Map.of("revision", 1))
                        .expect(409)
                        .code())
                .isEqualTo("conflict");
    }

    @Test
    void tellsTheAuthorWhyHisReviewIsNotShown() {
        String product = listed("MOD-3");
        Api author = as(AccountId.next());
        String review = author.post(reviews(product), SPAM).text("/reviewId");

        operator()
                .post(
                        "/operator/reviews/" + review + "/rejection",
                        Map.of("revision", 1, "reason", "ADVERTISING", "note", "no links, please"))
                .expect(200);

        Api.Reply own = author.get("/reviews").expect(200);
        assertThat(own.text("/items/0/status")).isEqualTo("REJECTED");
        assertThat(own.text("/items/0/reason")).isEqualTo("ADVERTISING");
        assertThat(own.text("/items/0/note")).isEqualTo("no links, please");
        Api.Reply edited = author.put(
                        reviews(product) + "/" + review, Map.of("stars", 4, "title", "Good", "text", "A good kettle."))
                .expect(200);
        assertThat(edited.text("/status")).isEqualTo("PENDING");
        assertThat(queued(review).path("heldFor").valueStream().map(rule -> rule.asString("")))
                .containsExactly("rejected before");
        operator()
                .post("/operator/reviews/" + review + "/approval", Map.of("revision", 2))
                .expect(200);
        assertThat(operator()
                        .get("/operator/reviews/" + review)
                        .at("/decisions")
                        .valueStream()
                        .map(decision -> decision.path("outcome").asString("")))
                .containsExactly("REJECTED", "PUBLISHED");
    }

    @Test
    void takesDownAPublishedReview() {
        String product = listed("MOD-4");
        String review = as(AccountId.next())
                .post(reviews(product), Map.of("stars", 1, "title", "Rude", "text", "Rude words."))
                .text("/reviewId");

        operator()
                .post("/operator/reviews/" + review + "/rejection", Map.of("revision", 1, "reason", "OFFENSIVE"))
                .expect(200);

        shopper().get(reviews(product) + "/" + review).expect(404);
        assertThat(shopper().get(reviews(product)).at("/rating/count").asInt()).isZero();
    }

    @Test
    void decidesOnlyAboutWordsThatWereSeen() {
        String product = listed("MOD-5");
        Api author = as(AccountId.next());
        String review = author.post(reviews(product), SPAM).text("/reviewId");
        author.put(
                        reviews(product) + "/" + review,
                        Map.of("stars", 5, "title", "Now worse", "text", "Mail me: joe@example.org"))
                .expect(200);

        assertThat(operator()
                        .post("/operator/reviews/" + review + "/approval", Map.of("revision", 1))
                        .expect(412)
                        .code())
                .isEqualTo("changed_meanwhile");
    }

    @Test
    void holdsBackTheSameLongTextElsewhereAndTheSixthReviewOfAnHour() {
        Map<String, Object> copy = Map.of(
                "stars",
                5,
                "title",
                "Copied",
                "text",
                "This is the very same long text that somebody puts under every product.");
        assertThat(as(AccountId.next()).post(reviews(listed("MOD-6")), copy).text("/status"))
                .isEqualTo("PUBLISHED");
        Api again = as(AccountId.next());
        assertThat(again.post(reviews(listed("MOD-7")), copy).text("/status")).isEqualTo("PENDING");

        Api busy = as(AccountId.next());
        for (int i = 0; i < 5; i++) {
            assertThat(busy.post(
                                    reviews(listed("MOD-B" + i)),
                                    Map.of("stars", 5, "title", "Busy " + i, "text", "Nice thing " + i))
                            .text("/status"))
                    .isEqualTo("PUBLISHED");
        }
        assertThat(busy.post(reviews(listed("MOD-B5")), Map.of("stars", 5, "title", "Busy", "text", "Nice thing."))
                        .text("/status"))
                .isEqualTo("PENDING");
    }

    @Test
    void refusesDecisionsThatMakeNoSense() {
        String review =
                as(AccountId.next()).post(reviews(listed("MOD-8")), SPAM).text("/reviewId");
        String rejection = "/operator/reviews/" + review + "/rejection";

        operator().post(rejection, Map.of("revision", 1)).expect(400);
        operator().post(rejection, Map.of("revision", 1, "reason", "BORING")).expect(400);
        operator().post(rejection, Map.of("reason", "OTHER")).expect(400);
        operator()
                .post(rejection, Map.of("revision", 1, "reason", "OTHER", "note", "x".repeat(1001)))
                .expect(400);
        operator().get("/operator/reviews?status=LOST").expect(400);
        operator().get("/operator/reviews?cursor=abc").expect(400);
        operator().get("/operator/reviews/0198c0de-0000-7000-8000-000000000000").expect(404);
    }

    /** The waiting review, found by paging through the queue. */
    private JsonNode queued(String review) {
        String next = "";
        while (true) {
            Api.Reply page = operator()
                    .get("/operator/reviews?status=PENDING&limit=2" + next)
                    .expect(200);
            for (JsonNode item : page.at("/items")) {
                if (item.path("reviewId").asString("").equals(review)) {
                    return item;
                }
            }
            assertThat(page.at("/next").isMissingNode()).isFalse();
            next = "&cursor=" + page.text("/next");
        }
    }

    private String listed(String sku) {
        importCsv("sku,title,price,currency\n" + sku + ",Moderated kettle,20.00,USD\n");
        return product(sku);
    }

    private static String reviews(String product) {
        return "/products/" + product + "/reviews";
    }
}
