package dev.flywheel.orders.promotion;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.category;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.freeDelivery;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static dev.flywheel.orders.promotion.rule.Baskets.sellers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.promotion.rule.Baskets;
import dev.flywheel.orders.promotion.rule.Bearer;
import dev.flywheel.orders.promotion.rule.Stacking;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.testing.SqlStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class PromotionsTest extends PromotionsServiceTest {

    @Test
    void takesOffWhatRunsAndWhatCouponsAddAndExplainsIt() {
        String toys = newCategory();
        SellerId seller = SellerId.next();
        UUID sale =
                promotion(draft(percent("20")).goods(category(toys)).priority(1).terms());
        UUID extra = promotion(draft(amount("5.00"))
                .goods(category(toys))
                .withCoupon()
                .priority(2)
                .terms());
        UUID delivery = promotion(
                draft(freeDelivery()).goods(category(toys)).minimum("30.00").terms());
        String code = coupon(extra);
        Basket basket = Baskets.basket(
                AccountId.next(),
                clock.instant(),
                List.of(
                        bought(null, "Other", "99.00", 1),
                        bought(seller, toys, "20.00", 2),
                        bought(null, toys, "10.00", 1)),
                List.of(new Basket.Delivery(null, usd("4.99")), new Basket.Delivery(seller, usd("2.50"))));

        Discounts discounts = promotions.price(basket, List.of(code.toLowerCase(Locale.ROOT)), true);

        String withCode = "5.00 USD off " + toys + " with code " + code;
        assertThat(explained(discounts))
                .containsExactly(
                        "20% off " + toys + ": 8.00 USD",
                        withCode + ": 4.00 USD",
                        "20% off " + toys + ": 2.00 USD",
                        withCode + ": 1.00 USD",
                        "Free delivery with " + toys + ": 4.99 USD",
                        "Free delivery with " + toys + ": 2.50 USD");
        assertThat(discounts.ofLines().getFirst()).isEmpty();
        assertThat(discounts.ofLines().get(1).getFirst())
                .isEqualTo(new Discount(sale, "A promotion", null, "20% off " + toys, usd("8.00"), usd("8.00")));
        assertThat(discounts.ofLines().get(2).getLast())
                .isEqualTo(new Discount(extra, "A promotion", code, withCode, usd("1.00"), usd("0.00")));
        assertThat(discounts.ofDeliveries().get(1).getFirst().promotion()).isEqualTo(delivery);
        assertThat(discounts.rejections()).isEmpty();
    }

    @Test
    void saysOfEachCouponWhyItDoesNotCount() {
        String toys = newCategory();
        UUID running = promotion(coupon20(toys).terms());
        UUID later = promotion(coupon20(toys).terms("later", clock.instant().plusSeconds(9_999), null));
        UUID over = promotion(
                coupon20(toys).terms("over", Instant.EPOCH, clock.instant().plusSeconds(120)));
        UUID books = promotion(
                draft(percent("20")).goods(category("Books")).withCoupon().terms());
        UUID alone = promotion(
                coupon20(toys).stacking(Stacking.EXCLUSIVE, null, null).terms());
        UUID ended = promotion(coupon20(toys).terms());
        List<String> codes = new ArrayList<>(List.of(coupon(running), "NEVER-MADE", "no code!"));
        codes.addAll(List.of(coupon(later), coupon(over, Map.of()), coupon(books), coupon(alone), coupon(running)));
        codes.add(coupon(
                running, Map.of("startsAt", clock.instant().plusSeconds(9_999).toString())));
        codes.add(coupon(
                running, Map.of("endsAt", clock.instant().minusSeconds(60).toString())));
        codes.add(coupon(ended));
        operator().post("/operator/promotions/" + ended + "/end", null).expect(200);

        pass(Duration.ofMinutes(3));
        Discounts discounts = promotions.price(basket(AccountId.next(), bought(null, toys, "10.00", 1)), codes, false);

        assertThat(discounts.rejections())
                .extracting(rejection ->
                        rejection.problem().field() + " " + rejection.error().code())
                .containsExactly(
                        "coupons[1] unknown_coupon",
                        "coupons[2] unknown_coupon",
                        "coupons[3] coupon_not_started",
                        "coupons[4] coupon_expired",
                        "coupons[5] coupon_not_applicable",
                        "coupons[6] coupon_not_combinable",
                        "coupons[7] coupon_not_combinable",
                        "coupons[8] coupon_not_started",
                        "coupons[9] coupon_expired",
                        "coupons[10] coupon_expired");
        assertThat(total(discounts)).isEqualTo(usd("2.00"));
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> promotions.price(
                        basket(AccountId.next(), bought(null, toys, "10.00", 1)), codes.subList(3, 6), true));
        assertThat(refused.code().code()).isEqualTo("coupon_not_started");
        assertThat(refused.errors())
                .extracting(ProblemException.FieldProblem::field)
                .containsExactly("coupons[0]", "coupons[1]", "coupons[2]");
    }

    @Test
    void refusesAnUnreasonableNumberOfCodes() {
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "CODE" + i).toList();
        assertThatThrownBy(() -> promotions.price(basket(AccountId.next()), many, false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 20");
        assertThat(promotions.price(basket(AccountId.next()), List.of(), true).ofLines())
                .isEmpty();
    }

    @Test
    void isForThoseWhoBelongToItsSegments() {
        String toys = newCategory();
        AccountId member = AccountId.next();
        operator()
                .put("/operator/segments/vip-one", Map.of("description", "Those who complained"))
                .expect(200);
        operator()
                .post("/operator/segments/vip-one/members", Map.of("add", List.of(member.toString())))
                .expect(200);
        promotion(draft(percent("50"))
                .goods(category(toys))
                .segments("vip-one")
                .priority(1)
                .terms());
        promotion(draft(amount("1.00"))
                .goods(category(toys))
                .segments("PRIME")
                .priority(2)
                .terms());
        promotion(draft(amount("0.10"))
                .goods(category(toys))
                .segments("FIRST_ORDER")
                .priority(3)
                .terms());
        Basket.Line line = bought(null, toys, "10.00", 1);

        assertThat(total(promotions.price(basket(AccountId.next(), line), List.of(), true)))
                .isEqualTo(usd("0.00"));
        assertThat(total(promotions.price(basket(member, line), List.of(), true)))
                .isEqualTo(usd("5.00"));
        Basket prime = new Basket(member, clock.instant(), Baskets.USD, true, true, Set.of(), List.of(line), List.of());
        assertThat(total(promotions.price(prime, List.of(), true))).isEqualTo(usd("6.10"));
        Basket told = new Basket(
                AccountId.next(),
                clock.instant(),
                Baskets.USD,
                false,
                false,
                Set.of("vip-one"),
                List.of(line),
                List.of());
        assertThat(total(promotions.price(told, List.of(), true))).isEqualTo(usd("5.00"));
    }

    @Test
    void findsAPromotionByTheOffersItNames() {
        Basket.Line named = bought(null, newCategory(), "10.00", 1);
        Basket.Line sameProduct =
                new Basket.Line(OfferId.next(), named.product(), null, null, List.of(), usd("10.00"), 1);
        promotion(draft(percent("10"))
                .goods(new Terms.Goods(null, null, null, null, List.of(named.offer())))
                .terms());
        promotion(draft(percent("50"))
                .goods(new Terms.Goods(null, null, null, List.of(named.product()), null))
                .terms());
        Discounts discounts = promotions.price(basket(AccountId.next(), sameProduct, named), List.of(), true);
        assertThat(explained(discounts))
                .containsExactly(
                        "50% off selected products: 5.00 USD",
                        "10% off selected offers: 1.00 USD", "50% off selected products: 4.50 USD");
    }

    @Test
    void sellersBearWhatTheyTakeOffTheirOwnGoods() {
        String toys = newCategory();
        SellerId ann = SellerId.next();
        UUID hers = promotion(
                seller(ann),
                "/seller/promotions",
                draft(percent("10")).goods(category(toys)).terms());
        UUID shared = promotion(draft(amount("9.00"))
                .goods(sellers(ann))
                .cost(Bearer.SHARED, "50")
                .withCoupon()
                .limits(5, null, null)
                .terms());
        AccountId shopper = AccountId.next();
        Discounts discounts = promotions.price(
                basket(shopper, bought(SellerId.next(), toys, "10.00", 1), bought(ann, toys, "10.00", 1)),
                List.of(coupon(shared)),
                true);
        assertThat(discounts.ofLines().getFirst()).isEmpty();
        assertThat(discounts.ofLines().getLast())
                .extracting(Discount::promotion, Discount::amount, Discount::subsidised)
                .containsExactly(tuple(hers, usd("1.00"), usd("0.00")), tuple(shared, usd("9.00"), usd("4.50")));
        redeem(shopper, discounts);
        assertThat(redeemed(hers)).isEqualTo("1/100");
        assertThat(redeemed(shared)).isEqualTo("1/900").isEqualTo(counted(shared));
    }

    @Test
    void readsTwoStatementsAtMostHoweverLargeTheBasket() throws Exception {
        String toys = newCategory();
        UUID extra = promotion(draft(amount("5.00"))
                .goods(category(toys))
                .withCoupon()
                .limits(9, 9, "900.00")
                .terms());
        UUID other = promotion(
                draft(percent("5")).withCoupon().limits(9, 9, "900.00").terms());
        promotion(draft(percent("20")).goods(category(toys)).terms());
        List<String> codes = List.of(coupon(extra, Map.of("uses", 3, "usesPerCustomer", 2)), coupon(other));
        Basket.Line[] lines = IntStream.range(0, 500)
                .mapToObj(i -> bought(SellerId.next(), toys, "10.00", 3))
                .toArray(Basket.Line[]::new);
        Basket basket = basket(AccountId.next(), lines);
        List<Discounts> priced = new ArrayList<>();

        assertThat(SqlStatements.during(() -> priced.add(promotions.price(basket, codes, true))))
                .hasSize(2);
        assertThat(SqlStatements.during(() -> promotions.price(basket, List.of(), true)))
                .hasSize(1);
        assertThat(explained(priced.getFirst())).hasSizeGreaterThan(1_000);
        assertThat(SqlStatements.during(() -> redeem(basket.account(), priced.getFirst())))
                .as("with the commit as no statement")
                .hasSize(1);
        Discounts none = promotions.price(basket(AccountId.next()), List.of(), true);
        assertThat(SqlStatements.during(() -> redeem(basket.account(), none))).isEmpty();
    }

    @Test
    void countsUsesAndGivesThemBackOnce() {
        UUID limited = promotion(
                draft(amount("5.00")).withCoupon().limits(1, null, "7.00").terms());
        String code = coupon(limited, Map.of("uses", 1, "usesPerCustomer", 1));
        AccountId shopper = AccountId.next();
        Basket basket = basket(shopper, bought(null, "Any", "10.00", 1));
        Discounts before = promotions.price(basket, List.of(code), true);

        OrderId order = redeem(shopper, before);
        assertThat(counted(limited)).isEqualTo("1/500");
        assertThat(promotions.price(basket, List.of(code), false).rejections())
                .extracting(Rejection::error, Rejection::message)
                .containsExactly(tuple(OrdersError.COUPON_EXHAUSTED, "you have used it as often as you may"));
        assertThatThrownBy(() -> redeem(AccountId.next(), before))
                .as("priced before, but late")
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("has just been used up");

        promotions.release(order);
        promotions.release(order);
        promotions.release(OrderId.next());
        assertThat(counted(limited)).isEqualTo("0/0");
        assertThat(redeemed(limited)).isEqualTo("0/0");
        buy(basket, code);
        assertThat(counted(limited)).isEqualTo("1/500");
    }

    @Test
    void whatARolledBackOrderUsedIsNotUsed() {
        UUID limited =
                promotion(draft(amount("5.00")).withCoupon().limits(1, 1, null).terms());
        String code = coupon(limited);
        AccountId shopper = AccountId.next();
        Basket basket = basket(shopper, bought(null, "Any", "10.00", 1));
        Discounts discounts = promotions.price(basket, List.of(code), true);
        transaction.executeWithoutResult(status -> {
            promotions.redeem(OrderId.next(), shopper, discounts);
            status.setRollbackOnly();
        });
        buy(basket, code);
        assertThat(redeemed(limited)).isEqualTo("1/500");
    }

    @Test
    void countsAChangeAtOnceAndAutomaticOnesOnlyWhileTheyMay() {
        String toys = newCategory();
        Terms ten =
                draft(percent("10")).goods(category(toys)).limits(2, 1, null).terms();
        UUID sale = promotion(ten);
        AccountId shopper = AccountId.next();
        Basket basket = basket(shopper, bought(null, toys, "10.00", 1));
        assertThat(total(promotions.price(basket, List.of(), true))).isEqualTo(usd("1.00"));
        Terms half =
                draft(percent("50")).goods(category(toys)).limits(2, 1, null).terms();
        operator().put("/operator/promotions/" + sale, json(half)).expect(200);
        assertThat(total(promotions.price(basket, List.of(), true))).isEqualTo(usd("5.00"));
        buy(basket);
        assertThat(total(promotions.price(basket, List.of(), true)))
                .as("once for each customer")
                .isEqualTo(usd("0.00"));
        buy(basket(AccountId.next(), bought(null, toys, "10.00", 1)));
        assertThat(total(promotions.price(basket(AccountId.next(), bought(null, toys, "1.00", 1)), List.of(), true)))
                .as("twice in all")
                .isEqualTo(usd("0.00"));
    }

    @Test
    void isCountedInTheCallersTransactionOnly() {
        Discounts none = promotions.price(basket(AccountId.next()), List.of(), true);
        assertThatThrownBy(() -> promotions.redeem(OrderId.next(), AccountId.next(), none))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private static Baskets.Draft coupon20(String category) {
        return draft(percent("20")).goods(category(category)).withCoupon();
    }
}
