package dev.flywheel.catalog.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestOrder;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.service.OtherServices;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What buyers say of sellers. */
class FeedbackTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();
    private final String path = "/sellers/" + seller + "/feedback";

    @Autowired
    private Clock clock;

    @BeforeEach
    void registersASeller() {
        heard("seller", new SellerChanged(seller, "Rated & Sons", "US", true));
    }

    @Test
    void isGivenOncePerOrderByItsBuyer() {
        TestOrder order = shipped();

        Api.Reply given = give(order, 4, "Came quickly.").expect(201);

        assertThat(given.at("/stars").asInt()).isEqualTo(4);
        assertThat(give(order, 5, null).expect(409).code()).isEqualTo("already_rated");
        Api.Reply page = shopper().get(path).expect(200);
        assertThat(page.text("/summary/sellerName")).isEqualTo("Rated & Sons");
        assertThat(page.at("/summary/days30/count").asInt()).isEqualTo(1);
        assertThat(page.text("/items/0/text")).isEqualTo("Came quickly.");
        assertThat(page.body())
                .doesNotContain(order.id().toString())
                .doesNotContain(order.shopper().toString());
    }

    @Test
    void isForOrdersOfOnesOwnThatWereShipped() {
        TestOrder order =
                TestOrder.of(AccountId.next(), seller, clock.instant()).with(UUID.randomUUID());
        heard("orders", order.placed());

        assertThat(give(order, 5, null).expect(409).code()).isEqualTo("not_shipped_yet");
        heard("orders", order.shipped());
        as(AccountId.next())
                .post(path, Map.of("orderId", order.id(), "stars", 1))
                .expect(404);
        as(order.shopper())
                .post("/sellers/" + SellerId.next() + "/feedback", Map.of("orderId", order.id(), "stars", 1))
                .expect(404);

        give(order, 5, null).expect(201);
    }

    @Test
    void looksInTheFeedForAnOrderItHasNotHeardOf() {
        TestOrder order =
                TestOrder.of(AccountId.next(), seller, clock.instant()).with(UUID.randomUUID());
        OtherServices.publish("orders", order.placed(), order.shipped());

        give(order, 5, null).expect(201);
    }

    @Test
    void canBeEditedAndTakenBack() {
        TestOrder order = shipped();
        Api buyer = as(order.shopper());
        String own = path + "/" + give(order, 1, "Late.").text("/feedbackId");

        buyer.put(own, Map.of("stars", 4, "text", "Late, but they said sorry.")).expect(200);
        assertThat(shopper().get(path).at("/summary/lifetime/histogram/4").asInt())
                .isEqualTo(1);
        assertThat(shopper().get(path).at("/summary/lifetime/count").asInt()).isEqualTo(1);
        as(AccountId.next()).put(own, Map.of("stars", 1)).expect(404);
        as(AccountId.next()).delete(own).expect(404);

        buyer.delete(own).expect(204);
        buyer.delete(own).expect(204);
        Api.Reply page = shopper().get(path).expect(200);
        assertThat(page.at("/summary/lifetime/count").asInt()).isZero();
        assertThat(page.at("/items").size()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM seller_feedback_revision JOIN seller_feedback ON id = feedback_id"
                                + " WHERE seller_id = :seller")
                        .param("seller", seller.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void averagesOverTheLastDays() {
        for (int stars = 1; stars <= 4; stars++) {
            give(shipped(), stars, null).expect(201);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        age(1, today.minusDays(400));
        age(2, today.minusDays(90));
        age(3, today.minusDays(30));
        age(4, today.minusDays(29));

        Api.Reply page = shopper().get(path).expect(200);

        assertThat(page.at("/summary/days30/count").asInt()).isEqualTo(1);
        assertThat(page.at("/summary/days30/mean").decimalValue()).isEqualByComparingTo("4");
        assertThat(page.at("/summary/days90/mean").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(page.at("/summary/days365/mean").decimalValue()).isEqualByComparingTo("3");
        assertThat(page.at("/summary/lifetime/mean").decimalValue()).isEqualByComparingTo("2.5");
    }

    @Test
    void pagesFromTheNewest() {
        for (int i = 0; i < 3; i++) {
            give(shipped(), 5, "Number " + i).expect(201);
        }

        Api.Reply first = shopper().get(path + "?limit=2").expect(200);
        Api.Reply second =
                shopper().get(path + "?limit=2&cursor=" + first.text("/next")).expect(200);

        assertThat(texts(first, "text")).containsExactly("Number 2", "Number 1");
        assertThat(texts(second, "text")).containsExactly("Number 0");
        assertThat(second.at("/next").isMissingNode()).isTrue();
        heard("seller", new SellerChanged(new SellerId(new UUID(7, 7)), "Other", "US", true));
        shopper()
                .get("/sellers/" + new UUID(7, 7) + "/feedback?cursor=" + first.text("/next"))
                .expect(400);
    }

    @Test
    void refusesWhatIsNoFeedback() {
        TestOrder order = shipped();

        give(order, 0, null).expect(400);
        give(order, 6, null).expect(400);
        give(order, 5, "x".repeat(2001)).expect(400);
        assertThat(give(order, 5, "Ask joe@example.org").expect(400).code()).isEqualTo("wording_refused");
        as(order.shopper()).post(path, "{\"stars\":5}").expect(400);
        shopper().get("/sellers/" + SellerId.next() + "/feedback").expect(404);
        shopper().get(path + "?cursor=abc").expect(400);
    }

    /** Moves the stars of a kind to another day, as time would. */
    private void age(int stars, LocalDate day) {
        jdbc.sql("UPDATE seller_rating_day SET stars_" + stars + " = 0 WHERE seller_id = :seller")
                .param("seller", seller.value())
                .update();
        jdbc.sql("INSERT INTO seller_rating_day VALUES (:seller, :day, "
                        + "(:stars = 1)::int, (:stars = 2)::int, (:stars = 3)::int, (:stars = 4)::int, 0)")
                .param("seller", seller.value())
                .param("day", day)
                .param("stars", stars)
                .update();
    }

    private TestOrder shipped() {
        TestOrder order =
                TestOrder.of(AccountId.next(), seller, clock.instant()).with(UUID.randomUUID());
        heard("orders", order.placed(), order.shipped());
        return order;
    }

    private Api.Reply give(TestOrder order, int stars, @Nullable String text) {
        Map<String, Object> body = new HashMap<>(Map.of("orderId", order.id(), "stars", stars));
        if (text != null) {
            body.put("text", text);
        }
        return as(order.shopper()).post(path, body);
    }
}
