package dev.flywheel.orders.promotion;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Limits under concurrency, with every outcome counted. */
class RedemptionRaceTest extends PromotionsServiceTest {

    @Test
    void aCodeOfFiftyUsesIsUsedByFiftyOfTwoHundred() throws Exception {
        UUID promotion = promotion(draft(amount("5.00")).withCoupon().terms());
        String code = coupon(promotion, Map.of("uses", 50));

        Map<String, Long> outcomes = redeemedAtOnce(200, code, AccountId::next);

        assertThat(outcomes).isEqualTo(Map.of("done", 50L, "coupon_exhausted", 150L));
        assertThat(redeemed(promotion)).isEqualTo("50/25000");
    }

    @Test
    void aPromotionOfFiftyUsesIsUsedByFiftyOfTwoHundred() throws Exception {
        UUID promotion = promotion(
                draft(amount("5.00")).withCoupon().limits(50, null, null).terms());
        String code = coupon(promotion);

        Map<String, Long> outcomes = redeemedAtOnce(200, code, AccountId::next);

        assertThat(outcomes).isEqualTo(Map.of("done", 50L, "coupon_exhausted", 150L));
        assertThat(counted(promotion)).isEqualTo("50/25000").isEqualTo(redeemed(promotion));
    }

    @Test
    void aCustomerUsesItAsOftenAsHeMayHoweverManyOrdersHeMakesAtOnce() throws Exception {
        UUID promotion = promotion(
                draft(amount("5.00")).withCoupon().limits(null, 3, null).terms());
        String code = coupon(promotion, Map.of("usesPerCustomer", 5));
        AccountId shopper = AccountId.next();

        Map<String, Long> outcomes = redeemedAtOnce(40, code, () -> shopper);

        assertThat(outcomes).isEqualTo(Map.of("done", 3L, "coupon_exhausted", 37L));
        assertThat(redeemed(promotion)).isEqualTo("3/1500");
    }

    @Test
    void aBudgetIsNeverOverspent() throws Exception {
        UUID promotion = promotion(
                draft(amount("3.00")).withCoupon().limits(null, null, "100.00").terms());
        String code = coupon(promotion);

        Map<String, Long> outcomes = redeemedAtOnce(60, code, AccountId::next);

        assertThat(outcomes).isEqualTo(Map.of("done", 33L, "coupon_exhausted", 27L));
        assertThat(counted(promotion)).isEqualTo("33/9900").isEqualTo(redeemed(promotion));
    }

    @Test
    void twoCouponsInOppositeOrdersNeverBlockEachOther() throws Exception {
        UUID one = promotion(
                draft(amount("1.00")).withCoupon().limits(1000, 1000, null).terms());
        UUID other = promotion(
                draft(amount("2.00")).withCoupon().limits(1000, 1000, null).terms());
        Map<String, Integer> limits = Map.of("uses", 1000, "usesPerCustomer", 1000);
        List<String> codes = List.of(coupon(one, limits), coupon(other, limits));
        AccountId shopper = AccountId.next();
        Discounts discounts = promotions.price(basket(shopper, bought(null, "Any", "10.00", 1)), codes, true);
        Discounts reversed = new Discounts(
                discounts.ofLines().stream().map(List::reversed).toList(), discounts.ofDeliveries(), List.of(), false);
        List<Runnable> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Discounts mine = i % 2 == 0 ? discounts : reversed;
            orders.add(() -> redeem(shopper, mine));
        }

        assertThat(allAtOnce(orders)).isEqualTo(Map.of("done", 100L));
        assertThat(counted(one)).isEqualTo("100/10000").isEqualTo(redeemed(one));
        assertThat(counted(other)).isEqualTo("100/20000").isEqualTo(redeemed(other));
    }

    @Test
    void usesThatComeBackWhileOthersAreMadeAreCountedExactly() throws Exception {
        UUID promotion = promotion(
                draft(amount("5.00")).withCoupon().limits(20, 20, "100.00").terms());
        String code = coupon(promotion, Map.of("uses", 20));
        AccountId shopper = AccountId.next();
        Discounts discounts = priced(shopper, code);
        List<OrderId> placed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            placed.add(redeem(shopper, discounts));
        }
        Queue<OrderId> made = new ConcurrentLinkedQueue<>();
        List<Runnable> tasks = new ArrayList<>();
        for (OrderId order : placed.subList(0, 10)) {
            // Each order is given back by two at once, and once only.
            tasks.add(() -> promotions.release(order));
            tasks.add(() -> promotions.release(order));
        }
        for (int i = 0; i < 15; i++) {
            tasks.add(() -> made.add(redeem(AccountId.next(), discounts)));
        }
        Collections.shuffle(tasks, new Random(20));

        Map<String, Long> outcomes = allAtOnce(tasks);

        long used = 10L + made.size();
        assertThat(made).hasSizeLessThanOrEqualTo(10);
        assertThat(outcomes.get("done")).isEqualTo(20L + made.size());
        assertThat(counted(promotion)).isEqualTo(used + "/" + used * 500).isEqualTo(redeemed(promotion));
    }

    /** Prices first, as all do who look at their cart in time, and then redeems so many times at once. */
    private Map<String, Long> redeemedAtOnce(int orders, String code, Supplier<AccountId> shoppers) throws Exception {
        Discounts discounts = priced(AccountId.next(), code);
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            AccountId shopper = shoppers.get();
            tasks.add(() -> redeem(shopper, discounts));
        }
        return allAtOnce(tasks);
    }

    private Discounts priced(AccountId shopper, String code) {
        return promotions.price(basket(shopper, bought(null, "Any", "10.00", 1)), List.of(code), true);
    }
}
