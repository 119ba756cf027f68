package dev.flywheel.orders.promotion.desk;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.category;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static dev.flywheel.orders.promotion.rule.Baskets.sellers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import dev.flywheel.orders.promotion.rule.Bearer;
import dev.flywheel.orders.promotion.rule.Stacking;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.service.web.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionDeskTest extends PromotionsServiceTest {

    private static final String PATH = "/operator/promotions";

    @Test
    void keepsWhatIsWrittenDown() {
        Terms terms = draft(percent("12.50"))
                .goods(category("Toys > Games"))
                .minimum("20.00")
                .segments("PRIME")
                .stacking(Stacking.BEST_OF, "spring", 7)
                .limits(100, 2, "500.00")
                .withCoupon()
                .terms(
                        "Spring",
                        clock.instant().plusSeconds(60),
                        clock.instant().plusSeconds(120));
        Api.Reply created = operator().post(PATH, json(terms)).expect(201);
        String id = created.text("/promotionId");
        assertThat(created.headers().firstValue("Location")).contains(PATH + "/" + id);
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        Api.Reply shown = operator().get(PATH + "/" + id).expect(200);
        assertThat(shown.body()).isEqualTo(created.body());
        assertThat(shown.text("/status")).isEqualTo("SCHEDULED");
        assertThat(shown.at("/terms").toString()).contains("\"percent\":12.5");
        assertThat(shown.text("/terms/goods/categories/0")).isEqualTo("Toys > Games");
        assertThat(shown.text("/terms/limits/budget/amount")).isEqualTo("500.00");
    }

    @Test
    void createsOnceForAKey() {
        String body = json(draft(percent("5")).withCoupon().terms());
        Api operator = operator().key("promotion-" + UUID.randomUUID());
        Api.Reply first = operator.post(PATH, body).expect(201);
        Api.Reply again = operator.post(PATH, body).expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void changesWhatTheCallerHasSeenAndNothingElse() {
        UUID id = promotion(
                draft(percent("5")).withCoupon().limits(10, null, null).terms());
        String ten =
                json(draft(percent("10")).withCoupon().limits(20, null, null).terms());
        Api.Reply changed =
                operator().with("If-Match", "\"1\"").put(PATH + "/" + id, ten).expect(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(changed.text("/terms/benefit/percent")).isEqualTo("10");
        operator().with("If-Match", "\"1\"").put(PATH + "/" + id, ten).expect(412);
        operator().with("If-Match", "nonsense").put(PATH + "/" + id, ten).expect(412);
        operator()
                .with("If-Match", "\"1\"")
                .post(PATH + "/" + id + "/end", null)
                .expect(412);
        assertThat(operator().get(PATH + "/" + id).at("/version").asInt()).isEqualTo(2);
    }

    @Test
    void keepsForGoodWhatUsesWereCountedBy() {
        UUID id = promotion(draft(percent("5"))
                .limits(10, null, null)
                .goods(category("None"))
                .terms());
        Api.Reply refused = operator()
                .put(
                        PATH + "/" + id,
                        json(draft(percent("5"))
                                .limits(null, 3, "9.00")
                                .withCoupon()
                                .terms()))
                .expect(409);
        assertThat(refused.code()).isEqualTo("promotion_fixed");
        assertThat(refused.at("/errors")
                        .valueStream()
                        .map(error -> error.at("/field").asString()))
                .containsExactly("byCoupon", "limits.uses", "limits.usesPerCustomer", "limits.budget");
    }

    @Test
    void endsForGood() {
        UUID id = promotion(draft(percent("5")).withCoupon().terms());
        assertThat(operator().post(PATH + "/" + id + "/end", null).expect(200).text("/status"))
                .isEqualTo("ENDED");
        assertThat(operator().post(PATH + "/" + id + "/end", null).expect(409).code())
                .isEqualTo("promotion_ended");
        String terms = json(draft(percent("6")).withCoupon().terms());
        assertThat(operator().put(PATH + "/" + id, terms).expect(409).code()).isEqualTo("promotion_ended");
        assertThat(operator()
                        .post(PATH + "/" + id + "/coupons", Map.of("code", "LATE"))
                        .expect(409)
                        .code())
                .isEqualTo("promotion_ended");
    }

    @Test
    void listsByStatusNewestFirst() {
        UUID running = promotion(draft(percent("5")).withCoupon().terms());
        UUID later = promotion(
                draft(percent("5")).withCoupon().terms("later", clock.instant().plusSeconds(9_999), null));
        assertThat(operator().get(PATH + "?limit=1").expect(200).text("/items/0/promotionId"))
                .isEqualTo(later.toString());
        assertThat(operator().get(PATH + "?limit=1&status=RUNNING").text("/items/0/promotionId"))
                .isEqualTo(running.toString());
        Api.Reply first = operator().get(PATH + "?limit=1");
        assertThat(operator()
                        .get(PATH + "?limit=1&cursor=" + first.text("/next"))
                        .text("/items/0/promotionId"))
                .isEqualTo(running.toString());
        operator().get(PATH + "?status=SOMETIMES").expect(400);
        operator().get(PATH + "?limit=101").expect(400);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '\"\"'",
        "currency, '\"DOLLARS\"'",
        "benefit, '{\"kind\":\"PERCENT\",\"percent\":100.01}'",
        "benefit, '{\"kind\":\"PERCENT\",\"percent\":0}'",
        "benefit, '{\"kind\":\"PERCENT\",\"percent\":1.234}'",
        "benefit, '{\"kind\":\"GIFT\"}'",
        "benefit, '{\"kind\":\"AMOUNT\",\"amount\":{\"amount\":\"-1\",\"currency\":\"USD\"}}'",
        "benefit, '{\"kind\":\"BUY_X_GET_Y\",\"buy\":0,\"receive\":1}'",
        "benefit, '{\"kind\":\"THRESHOLD\",\"tiers\":[]}'",
        "goods, '{\"categories\":[]}'",
        "goods, '{\"offers\":[\"1\"]}'",
        "endsAt, '\"2020-01-01T00:00:00Z\"'",
        "limits, '{\"uses\":0}'",
        "combination, '{\"priority\":1001}'",
        "colour, '\"red\"'"
    })
    void refusesTermsThatMakeNoPromotion(String field, String value) {
        Object parsed = Json.tolerant().readTree(value);
        Map<String, Object> body = broken(draft(percent("5")).withCoupon().terms(), field, parsed);
        Api.Reply refused = operator().post(PATH, body).expect(400);
        assertThat(refused.at("/errors/0/field").asString()).startsWith(field);
    }

    @Test
    void knowsItsSegments() {
        Api.Reply refused = operator()
                .post(
                        PATH,
                        json(draft(percent("5"))
                                .withCoupon()
                                .segments("PRIME", "nobody-there")
                                .terms()))
                .expect(422);
        assertThat(refused.code()).isEqualTo("unknown_segment");
        assertThat(refused.text("/errors/0/field")).isEqualTo("segments[1]");
    }

    @Test
    void reportsWhatItCostWhom() {
        SellerId seller = SellerId.next();
        UUID id = promotion(draft(amount("9.01"))
                .goods(sellers(seller))
                .cost(Bearer.SHARED, "50")
                .withCoupon()
                .terms());
        String code = coupon(id);
        AccountId shopper = AccountId.next();
        OrderId first = buy(basket(shopper, bought(seller, "Toys", "20.00", 1)), code);
        buy(basket(shopper, bought(seller, "Toys", "20.00", 1)), code);
        OrderId cancelled = buy(basket(AccountId.next(), bought(seller, "Toys", "20.00", 1)), code);
        promotions.release(cancelled);

        Api.Reply report =
                operator().get(PATH + "/" + id + "/redemptions?limit=2").expect(200);

        assertThat(report.at("/totals").toString())
                .isEqualTo("{\"uses\":2,\"customers\":1,\"released\":1,"
                        + "\"amount\":{\"amount\":\"18.02\",\"currency\":\"USD\"},"
                        + "\"byMarketplace\":{\"amount\":\"9.02\",\"currency\":\"USD\"},"
                        + "\"bySellers\":{\"amount\":\"9.00\",\"currency\":\"USD\"}}");
        assertThat(report.text("/items/0/orderId")).isEqualTo(cancelled.toString());
        assertThat(report.text("/items/0/releasedAt")).isNotEmpty();
        Api.Reply rest = operator().get(PATH + "/" + id + "/redemptions?limit=2&cursor=" + report.text("/next"));
        assertThat(rest.text("/items/0/orderId")).isEqualTo(first.toString());
        assertThat(rest.text("/items/0/code")).isEqualTo(code);
        assertThat(rest.text("/items/0/byMarketplace/amount")).isEqualTo("4.51");
        operator().get(PATH + "/" + UUID.randomUUID() + "/redemptions").expect(404);
    }

    @Test
    void sellersHavePromotionsForTheirOwnOffersAtTheirOwnCost() {
        SellerId ann = SellerId.next();
        SellerId bob = SellerId.next();
        OfferChanged hers = offer(ann, "10.00", 5);
        OfferChanged his = offer(bob, "10.00", 5);
        Terms own = draft(percent("5"))
                .goods(new Terms.Goods(null, null, null, null, List.of(hers.offer())))
                .terms();
        Api.Reply created = seller(ann).post("/seller/promotions", json(own)).expect(201);
        String path = "/seller/promotions/" + created.text("/promotionId");
        assertThat(created.text("/sellerId")).isEqualTo(ann.toString());
        assertThat(created.text("/terms/cost/bearer")).isEqualTo("SELLER");
        assertThat(created.text("/terms/goods/sellers/0")).isEqualTo(ann.toString());
        seller(bob).get(path).expect(404);
        seller(bob).put(path, json(own)).expect(404);
        seller(bob).post(path + "/end", null).expect(404);
        seller(bob).post(path + "/coupons", Map.of("code", "MINE")).expect(404);
        assertThat(seller(bob)
                        .get("/seller/promotions")
                        .expect(200)
                        .at("/items")
                        .size())
                .isZero();
        assertThat(seller(ann)
                        .get("/seller/promotions")
                        .expect(200)
                        .at("/items")
                        .size())
                .isEqualTo(1);

        Terms others = draft(percent("5"))
                .goods(new Terms.Goods(null, null, null, null, List.of(hers.offer(), his.offer())))
                .terms();
        Api.Reply refused = seller(ann).put(path, json(others)).expect(404);
        assertThat(refused.code()).isEqualTo("unknown_offer");
        assertThat(refused.text("/errors/0/field")).isEqualTo("goods.offers[1]");
        seller(ann)
                .put(path, json(draft(percent("5")).cost(Bearer.RETAIL, null).terms()))
                .expect(400);
        seller(ann)
                .put(path, json(draft(percent("5")).goods(sellers(bob)).terms()))
                .expect(400);
        seller(ann)
                .put(path, json(draft(percent("5")).segments("vip-one").terms()))
                .expect(422);
        seller(ann).put(path, json(draft(percent("6")).terms())).expect(200);
        operator()
                .post("/operator/promotions/" + created.text("/promotionId") + "/end", null)
                .expect(200);
        assertThat(seller(ann).get(path).text("/status")).isEqualTo("ENDED");
    }
}
