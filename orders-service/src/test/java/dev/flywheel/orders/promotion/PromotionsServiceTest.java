package dev.flywheel.orders.promotion;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.orders.promotion.rule.Baskets;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.service.web.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Promotions in the service, called as checkout does. Automatic ones are for goods of one test, as all share a database. */
@SuppressWarnings("NullAway.Init")
public abstract class PromotionsServiceTest extends OrdersServiceTest {

    @Autowired
    protected Promotions promotions;

    @Autowired
    protected TransactionTemplate transaction;

    /** A category that no other test has. */
    protected static String newCategory() {
        return "Category " + UUID.randomUUID();
    }

    protected static String json(Terms terms) {
        return Json.tolerant().writeValueAsString(terms);
    }

    /** Terms as a test may break them. */
    protected static Map<String, Object> broken(Terms terms, String field, Object value) {
        @SuppressWarnings("unchecked")
        Map<String, Object> body = new HashMap<>(Json.tolerant().readValue(json(terms), Map.class));
        body.put(field, value);
        return body;
    }

    protected UUID promotion(Terms terms) {
        return promotion(operator(), "/operator/promotions", terms);
    }

    protected static UUID promotion(Api who, String path, Terms terms) {
        return UUID.fromString(who.post(path, json(terms)).expect(201).text("/promotionId"));
    }

    /** A shared code of the promotion. */
    protected String coupon(UUID promotion, Map<String, ?> limits) {
        String code = "C" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        Map<String, Object> body = new HashMap<>(limits);
        body.put("code", code);
        operator().post("/operator/promotions/" + promotion + "/coupons", body).expect(201);
        return code;
    }

    protected String coupon(UUID promotion) {
        return coupon(promotion, Map.of());
    }

    protected Basket basket(AccountId account, Basket.Line... lines) {
        return Baskets.basket(account, clock.instant(), List.of(lines), List.of());
    }

    /** Prices, and redeems in a transaction of its own. */
    protected OrderId buy(Basket basket, String... coupons) {
        Discounts discounts = promotions.price(basket, List.of(coupons), true);
        return redeem(basket.account(), discounts);
    }

    protected OrderId redeem(AccountId account, Discounts discounts) {
        OrderId order = OrderId.next();
        transaction.executeWithoutResult(status -> promotions.redeem(order, account, discounts));
        return order;
    }

    protected static Money total(Discounts discounts) {
        return Money.sum(
                Stream.concat(discounts.ofLines().stream(), discounts.ofDeliveries().stream())
                        .flatMap(List::stream)
                        .map(Discount::amount)
                        .toList(),
                Baskets.USD);
    }

    /** Each discount as {@code 20% off Toys: 2.00 USD}, line by line. */
    protected static List<String> explained(Discounts discounts) {
        return Stream.concat(discounts.ofLines().stream(), discounts.ofDeliveries().stream())
                .flatMap(List::stream)
                .map(discount -> discount.reason() + ": " + discount.amount())
                .toList();
    }

    /** Does all at once; how many came to what: {@code done}, or a problem's code. */
    protected static Map<String, Long> allAtOnce(List<Runnable> tasks) throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        tasks.forEach(task -> calls.add(() -> outcome(task)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> call : threads.invokeAll(calls, 5, TimeUnit.MINUTES)) {
                outcomes.add(call.get());
            }
            return outcomes.stream().collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
        }
    }

    private static String outcome(Runnable task) {
        try {
            task.run();
            return "done";
        } catch (ProblemException problem) {
            return problem.code().code();
        }
    }

    /** Used and spent as the counts say, of the promotion itself and everybody's. */
    protected String counted(UUID promotion) {
        return jdbc.sql("SELECT used || '/' || spent FROM promotion_count"
                        + " WHERE promotion = ? AND code = '' AND account = ?")
                .params(promotion, Redemptions.EVERYONE)
                .query(String.class)
                .single();
    }

    /** The same as the redemptions of orders say. */
    protected String redeemed(UUID promotion) {
        return jdbc.sql("SELECT count(*) || '/' || coalesce(sum(amount), 0) FROM redemption"
                        + " WHERE promotion = ? AND released_at IS NULL")
                .param(promotion)
                .query(String.class)
                .single();
    }
}
