package dev.flywheel.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sellers answer. */
class AnswerTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void showsTheAnswerBelowTheReview() {
        heard("seller", new SellerChanged(seller, "Kettles & Co", "US", true));
        String product = offered("ANS-1");
        String review = reviewed(product);

        answer(seller, review, "Sorry to hear that.").expect(200);
        answer(seller, review, "We are sorry to hear that.").expect(200);

        Api.Reply shown = shopper().get("/products/" + product + "/reviews").expect(200);
        assertThat(shown.at("/items/0/answers").size()).isEqualTo(1);
        assertThat(shown.text("/items/0/answers/0/text")).isEqualTo("We are sorry to hear that.");
        assertThat(shown.text("/items/0/answers/0/sellerName")).isEqualTo("Kettles & Co");
        assertThat(jdbc.sql("SELECT text FROM review_answer_revision WHERE review_id = :id::uuid ORDER BY revision")
                        .param("id", review)
                        .query(String.class)
                        .list())
                .containsExactly("Sorry to hear that.", "We are sorry to hear that.");
    }

    @Test
    void takesTheAnswerAway() {
        String product = offered("ANS-2");
        String review = reviewed(product);
        answer(seller, review, "Sorry to hear that.").expect(200);

        as(seller).delete("/seller/reviews/" + review + "/answer").expect(204);

        assertThat(shopper()
                        .get("/products/" + product + "/reviews/" + review)
                        .at("/answers")
                        .size())
                .isZero();
        as(SellerId.next()).delete("/seller/reviews/" + review + "/answer").expect(404);
    }

    @Test
    void hearsOnlySellersOfTheProduct() {
        String review = reviewed(offered("ANS-3"));

        assertThat(answer(SellerId.next(), review, "Buy mine.").expect(403).code())
                .isEqualTo("not_offered");
        answer(seller, "0198c0de-0000-7000-8000-000000000000", "Nothing.").expect(404);
        as(AccountId.next())
                .put("/seller/reviews/" + review + "/answer", Map.of("text", "I am no seller."))
                .expect(403);
    }

    @Test
    void refusesWhatWouldLeadShoppersAway() {
        String review = reviewed(offered("ANS-4"));

        assertThat(answer(seller, review, "Write to help@kettles.example or see www.kettles.example")
                        .expect(400)
                        .code())
                .isEqualTo("wording_refused");
        answer(seller, review, "").expect(400);
        answer(seller, review, "x".repeat(5001)).expect(400);
    }

    private Api.Reply answer(SellerId who, String review, String text) {
        return as(who).put("/seller/reviews/" + review + "/answer", Map.of("text", text));
    }

    private String offered(String sku) {
        return as(seller)
                .put(
                        "/seller/offers/" + sku,
                        Map.of("title", "Answered kettle " + sku, "price", "9.00", "currency", "USD"))
                .expect(201)
                .text("/productId");
    }

    private String reviewed(String product) {
        return as(AccountId.next())
                .post(
                        "/products/" + product + "/reviews",
                        Map.of("stars", 2, "title", "Leaks", "text", "It leaks at the spout."))
                .expect(201)
                .text("/reviewId");
    }
}
