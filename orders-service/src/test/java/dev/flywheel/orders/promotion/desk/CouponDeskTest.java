package dev.flywheel.orders.promotion.desk;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.category;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import dev.flywheel.orders.promotion.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CouponDeskTest extends PromotionsServiceTest {

    @Test
    void aSharedCodeExistsOnceHoweverItIsWritten() {
        String coupons = coupons(promotion(draft(amount("5.00")).withCoupon().terms()));
        String code = "Summer-" + UUID.randomUUID().toString().substring(0, 8);
        Api.Reply made = operator()
                .post(coupons, Map.of("code", code, "uses", 100, "usesPerCustomer", 1))
                .expect(201);
        assertThat(made.text("/code")).isEqualTo(code.toUpperCase(Locale.ROOT));
        assertThat(made.at("/uses").asInt()).isEqualTo(100);
        Api.Reply taken = operator()
                .post(coupons, Map.of("code", code.toLowerCase(Locale.ROOT)))
                .expect(409);
        assertThat(taken.code()).isEqualTo("coupon_code_taken");
        assertThat(operator().get(coupons).expect(200).at("/items").size())
                .as("and left nothing")
                .isEqualTo(1);
    }

    @Test
    void makesTenThousandCodesThatAreUsedOnce() {
        UUID promotion = promotion(draft(amount("5.00")).withCoupon().terms());
        String coupons = coupons(promotion);
        Api.Reply made = operator()
                .post(coupons, Map.of("generate", 10_000, "prefix", "vip-"))
                .expect(201);
        String codes = coupons + "/" + made.text("/batchId") + "/codes";
        List<String> csv =
                operator().get(codes + ".csv").expect(200).body().lines().toList();
        assertThat(csv).hasSize(10_001).doesNotHaveDuplicates();
        assertThat(csv.getFirst()).isEqualTo("code,used");
        assertThat(csv.get(1)).matches("VIP-[2-9A-Z]{12},0");

        Api.Reply page = operator().get(codes + "?limit=2").expect(200);
        String code = page.text("/items/0/code");
        buy(basket(AccountId.next(), bought(null, "Any", "10.00", 1)), code);
        assertThat(operator().get(codes + "?limit=1").at("/items/0/used").asInt())
                .isEqualTo(1);
        assertThat(promotions
                        .price(basket(AccountId.next(), bought(null, "Any", "10.00", 1)), List.of(code), false)
                        .rejections())
                .extracting(Rejection::message)
                .containsExactly("it has been used up");
        Api.Reply next =
                operator().get(codes + "?limit=2&cursor=" + page.text("/next")).expect(200);
        assertThat(next.text("/items/0/code")).isGreaterThan(page.text("/items/1/code"));
    }

    @Test
    void makesThemOnceForAKey() {
        UUID promotion = promotion(draft(amount("5.00")).withCoupon().terms());
        Api operator = operator().key("coupons-" + promotion);
        Api.Reply first =
                operator.post(coupons(promotion), Map.of("generate", 3)).expect(201);
        Api.Reply again =
                operator.post(coupons(promotion), Map.of("generate", 3)).expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(operator().get(coupons(promotion)).at("/items").size()).isEqualTo(1);
    }

    @Test
    void takesCodesBack() {
        UUID promotion = promotion(draft(amount("5.00")).withCoupon().terms());
        String code = coupon(promotion);
        String batch = operator().get(coupons(promotion)).text("/items/0/batchId");
        String path = coupons(promotion) + "/" + batch + "/withdrawal";
        Api.Reply withdrawn = operator().post(path, null).expect(200);
        assertThat(withdrawn.text("/withdrawnAt")).isNotEmpty();
        assertThat(operator().post(path, null).expect(200).body()).isEqualTo(withdrawn.body());
        assertThat(promotions
                        .price(basket(AccountId.next(), bought(null, "Any", "10.00", 1)), List.of(code), false)
                        .rejections())
                .extracting(rejection -> rejection.error().code())
                .containsExactly("coupon_expired");
    }

    @Test
    void refusesWhatMakesNoCoupons() {
        String coupons = coupons(promotion(draft(amount("5.00")).withCoupon().terms()));
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("code", "ABC", "generate", 5),
                Map.of("code", "A B"),
                Map.of("code", "ABC", "prefix", "X"),
                Map.of("generate", 0),
                Map.of("generate", 10_001),
                Map.of("generate", 5, "uses", 2),
                Map.of("code", "ABCD", "uses", 0),
                Map.of("code", "ABCD", "startsAt", "2027-01-02T00:00:00Z", "endsAt", "2027-01-01T00:00:00Z"),
                Map.of("code", "ABCD", "colour", "red"))) {
            operator().post(coupons, body).expect(400);
        }
        assertThat(operator().get(coupons).at("/items").size()).isZero();
        String automatic = coupons(
                promotion(draft(amount("5.00")).goods(category(newCategory())).terms()));
        assertThat(operator()
                        .post(automatic, Map.of("code", "ABCD"))
                        .expect(409)
                        .code())
                .isEqualTo("promotion_fixed");
        operator().post(coupons(UUID.randomUUID()), Map.of("code", "ABCD")).expect(404);
        operator().get(coupons + "/" + UUID.randomUUID() + "/codes").expect(404);
        operator().post(coupons + "/" + UUID.randomUUID() + "/withdrawal", null).expect(404);
    }

    @Test
    void sellersMakeCouponsForTheirOwnPromotions() {
        SellerId ann = SellerId.next();
        UUID promotion = promotion(
                seller(ann),
                "/seller/promotions",
                draft(amount("5.00")).withCoupon().terms());
        String coupons = "/seller/promotions/" + promotion + "/coupons";
        Api.Reply made = seller(ann).post(coupons, Map.of("generate", 2)).expect(201);
        String codes = coupons + "/" + made.text("/batchId") + "/codes";
        String code = seller(ann).get(codes).expect(200).text("/items/0/code");
        assertThat(seller(ann).get(codes + ".csv").expect(200).body()).contains(code + ",0");
        assertThat(explained(promotions.price(
                        basket(AccountId.next(), bought(null, "Any", "9.00", 1), bought(ann, "Any", "9.00", 1)),
                        List.of(code),
                        true)))
                .containsExactly("5.00 USD off with code " + code + ": 5.00 USD");
        seller(SellerId.next()).get(coupons).expect(404);
        seller(SellerId.next()).get(codes).expect(404);
        seller(SellerId.next()).get(codes + ".csv").expect(404);
        seller(ann).get(coupons).expect(200);
        seller(ann)
                .post(coupons + "/" + made.text("/batchId") + "/withdrawal", null)
                .expect(200);
    }

    private static String coupons(UUID promotion) {
        return "/operator/promotions/" + promotion + "/coupons";
    }
}
