package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Baskets and promotions for tests, in dollars. */
public final class Baskets {

    public static final Currency USD = Currency.getInstance("USD");
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    private Baskets() {}

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static Basket.Line bought(@Nullable SellerId seller, String category, String price, int quantity) {
        return new Basket.Line(
                OfferId.next(), ProductId.next(), seller, "Acme", InCategories.path(category), usd(price), quantity);
    }

    /** Own toys. */
    public static Basket.Line toy(String price, int quantity) {
        return bought(null, "Toys > Games", price, quantity);
    }

    public static Basket basket(Basket.Line... lines) {
        return basket(AccountId.next(), NOW, List.of(lines), List.of());
    }

    public static Basket basket(
            AccountId account, Instant at, List<Basket.Line> lines, List<Basket.Delivery> deliveries) {
        return new Basket(account, at, USD, false, false, Set.of(), lines, deliveries);
    }

    static Basket shopper(Basket basket, boolean prime, boolean firstOrder, String... segments) {
        return new Basket(
                basket.account(),
                basket.at(),
                basket.currency(),
                prime,
                firstOrder,
                Set.of(segments),
                basket.lines(),
                basket.deliveries());
    }

    /** Terms that are put together one by one. */
    public static Draft draft(Terms.Benefit benefit) {
        return new Draft(benefit, null, null, null, null, null, null, false);
    }

    public static Terms.Benefit percent(String percent) {
        return new Terms.Benefit(PromotionKind.PERCENT, new BigDecimal(percent), null, null, null, null, null);
    }

    public static Terms.Benefit amount(String amount) {
        return new Terms.Benefit(PromotionKind.AMOUNT, null, usd(amount), null, null, null, null);
    }

    public static Terms.Benefit buy(int buy, int get, @Nullable String percent) {
        return new Terms.Benefit(
                PromotionKind.BUY_X_GET_Y,
                percent == null ? null : new BigDecimal(percent),
                null,
                buy,
                get,
                null,
                null);
    }

    public static Terms.Benefit freeDelivery() {
        return new Terms.Benefit(PromotionKind.FREE_DELIVERY, null, null, null, null, null, null);
    }

    /** Pairs of what is spent and what is then taken off. */
    public static Terms.Benefit tiers(String... pairs) {
        List<Terms.Tier> tiers = IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> new Terms.Tier(usd(pairs[2 * i]), usd(pairs[2 * i + 1])))
                .toList();
        return new Terms.Benefit(PromotionKind.THRESHOLD, null, null, null, null, tiers, null);
    }

    public static Terms.Benefit atMost(Terms.Benefit benefit, String maximum) {
        return new Terms.Benefit(
                benefit.kind(),
                benefit.percent(),
                benefit.amount(),
                benefit.buy(),
                benefit.receive(),
                benefit.tiers(),
                usd(maximum));
    }

    public static Terms.Goods category(String... paths) {
        return new Terms.Goods(List.of(paths), null, null, null, null);
    }

    public static Terms.Goods sellers(SellerId... sellers) {
        return new Terms.Goods(null, null, List.of(sellers), null, null);
    }

    /** Terms being written. */
    public record Draft(
            Terms.Benefit benefit,
            Terms.@Nullable Goods goods,
            @Nullable Money minimumSpend,
            @Nullable List<String> segments,
            Terms.@Nullable Combination combination,
            Terms.@Nullable Cost cost,
            Terms.@Nullable Limits limits,
            boolean byCoupon) {

        public Draft goods(Terms.Goods its) {
            return new Draft(benefit, its, minimumSpend, segments, combination, cost, limits, byCoupon);
        }

        public Draft minimum(String spend) {
            return new Draft(benefit, goods, usd(spend), segments, combination, cost, limits, byCoupon);
        }

        public Draft segments(String... names) {
            return new Draft(benefit, goods, minimumSpend, List.of(names), combination, cost, limits, byCoupon);
        }

        public Draft stacking(Stacking stacking, @Nullable String group, @Nullable Integer priority) {
            Terms.Combination its = new Terms.Combination(stacking, group, priority);
            return new Draft(benefit, goods, minimumSpend, segments, its, cost, limits, byCoupon);
        }

        public Draft priority(int priority) {
            return stacking(Stacking.COMBINABLE, null, priority);
        }

        public Draft cost(Bearer bearer, @Nullable String sellerPercent) {
            Terms.Cost its = new Terms.Cost(bearer, sellerPercent == null ? null : new BigDecimal(sellerPercent));
            return new Draft(benefit, goods, minimumSpend, segments, combination, its, limits, byCoupon);
        }

        public Draft limits(@Nullable Integer uses, @Nullable Integer usesPerCustomer, @Nullable String budget) {
            Terms.Limits its = new Terms.Limits(uses, usesPerCustomer, budget == null ? null : usd(budget));
            return new Draft(benefit, goods, minimumSpend, segments, combination, cost, its, byCoupon);
        }

        public Draft withCoupon() {
            return new Draft(benefit, goods, minimumSpend, segments, combination, cost, limits, true);
        }

        public Terms terms() {
            return terms("A promotion", BEFORE, null);
        }

        public Terms terms(String name, Instant from, @Nullable Instant until) {
            return new Terms(
                    name,
                    USD,
                    benefit,
                    goods,
                    from,
                    until,
                    byCoupon,
                    minimumSpend,
                    segments,
                    combination,
                    cost,
                    limits);
        }

        Candidate candidate() {
            return candidate(null);
        }

        Candidate candidate(@Nullable String code) {
            return new Candidate(Promotion.of(Ids.next(), null, terms()), code, null);
        }
    }
}
