package dev.flywheel.orders.promotion.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Thousands of random baskets under random promotions: what must hold for all of them. */
class RandomBasketTest {

    private static final int BASKETS = 1_000;
    private static final List<String> CATEGORIES = List.of("Toys", "Toys > Games", "Books", "Books > Crime > Old");
    private static final List<SellerId> SELLERS = List.of(SellerId.next(), SellerId.next());

    @Test
    void nothingIsLostAndNothingFallsBelowZero() {
        int taken = 0;
        for (int seed = 0; seed < BASKETS; seed++) {
            Random random = new Random(seed);
            Basket basket = basket(random);
            Stack.Outcome outcome = Stack.of(basket, candidates(random));
            check(seed, basket, outcome);
            taken += outcome.taken().size();
        }
        assertThat(taken).as("promotions that counted").isGreaterThan(BASKETS);
    }

    @Test
    void theOrderOfTheLinesMakesNoDifference() {
        int compared = 0;
        for (int seed = 0; seed < BASKETS; seed++) {
            Random random = new Random(seed);
            Basket basket = basket(random);
            List<Candidate> candidates = candidates(random);
            List<Basket.Line> lines = new ArrayList<>(basket.lines());
            List<Basket.Delivery> deliveries = new ArrayList<>(basket.deliveries());
            Collections.shuffle(lines, random);
            Collections.shuffle(deliveries, random);
            Collections.shuffle(candidates, random);
            Basket shuffled = Baskets.basket(basket.account(), basket.at(), lines, deliveries);
            List<String> totals = totals(basket, candidates);
            assertThat(totals(shuffled, candidates)).as("seed " + seed).isEqualTo(totals);
            compared += totals.size();
        }
        assertThat(compared).isGreaterThan(BASKETS);
    }

    @Test
    void whatEachLineGetsIsPutBackInItsPlace() {
        Basket basket = basket(new Random(7));
        InFixedOrder sorted = InFixedOrder.of(basket);
        for (int i = 0; i < basket.lines().size(); i++) {
            assertThat(sorted.basket().lines().get(i))
                    .isEqualTo(basket.lines().get(sorted.lines().get(i)));
        }
        assertThat(sorted.lines())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, basket.lines().size()).boxed().toList());
    }

    private static void check(int seed, Basket basket, Stack.Outcome outcome) {
        Left left = Left.all(basket);
        for (Taken taken : outcome.taken()) {
            Cut cut = new Cut(taken.lines(), taken.deliveries());
            Cut subsidised = new Cut(taken.subsidisedLines(), taken.subsidisedDeliveries());
            left = left.without(cut);
            assertThat(left.lines()).as("seed " + seed).noneMatch(Money::isNegative);
            assertThat(left.deliveries()).as("seed " + seed).noneMatch(Money::isNegative);
            assertThat(cut.lines()).as("seed " + seed).noneMatch(Money::isNegative);
            for (int i = 0; i < cut.lines().size(); i++) {
                Money part = subsidised.lines().get(i);
                assertThat(part)
                        .as("seed " + seed)
                        .isBetween(Money.zero(Baskets.USD), cut.lines().get(i));
                if (basket.lines().get(i).seller() == null) {
                    assertThat(part.isZero()).as("seed " + seed + ": own goods").isTrue();
                }
            }
        }
        Money off = outcome.taken().stream()
                .map(taken -> new Cut(taken.lines(), taken.deliveries()).total(Left.all(basket)))
                .reduce(Money.zero(Baskets.USD), Money::plus);
        Money paid = Money.sum(left.lines(), Baskets.USD).plus(Money.sum(left.deliveries(), Baskets.USD));
        Money worth = Money.sum(Left.all(basket).lines(), Baskets.USD)
                .plus(Money.sum(Left.all(basket).deliveries(), Baskets.USD));
        assertThat(paid.plus(off)).as("seed " + seed).isEqualTo(worth);
    }

    /** Promotion by promotion, whatever the order of its lines. */
    private static List<String> totals(Basket basket, List<Candidate> candidates) {
        InFixedOrder sorted = InFixedOrder.of(basket);
        return Stack.of(sorted.basket(), candidates).taken().stream()
                .map(taken -> taken.candidate().promotion().id() + " "
                        + new Cut(taken.lines(), taken.deliveries()).total(Left.all(sorted.basket())) + " of which "
                        + new Cut(taken.subsidisedLines(), taken.subsidisedDeliveries())
                                .total(Left.all(sorted.basket())))
                .toList();
    }

    private static Basket basket(Random random) {
        List<Basket.Line> lines = new ArrayList<>();
        int size = random.nextInt(1, 9);
        for (int i = 0; i < size; i++) {
            // Few different prices, so that many cents have two lines they could go to.
            long minor = random.nextBoolean() ? random.nextLong(1, 10) : random.nextLong(0, 20_000);
            String price = new Money(minor, Baskets.USD).amount();
            lines.add(Baskets.bought(
                    seller(random), CATEGORIES.get(random.nextInt(CATEGORIES.size())), price, random.nextInt(1, 7)));
        }
        List<Basket.Delivery> deliveries = new ArrayList<>();
        for (SellerId seller : SELLERS) {
            deliveries.add(new Basket.Delivery(seller, new Money(random.nextLong(0, 1_500), Baskets.USD)));
        }
        deliveries.add(new Basket.Delivery(null, Baskets.usd("4.99")));
        return Baskets.basket(AccountId.next(), Baskets.NOW, lines, deliveries);
    }

    private static @Nullable SellerId seller(Random random) {
        int which = random.nextInt(3);
        return which == 2 ? null : SELLERS.get(which);
    }

    private static List<Candidate> candidates(Random random) {
        List<Candidate> candidates = new ArrayList<>();
        int count = random.nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            Baskets.Draft draft = Baskets.draft(benefit(random)).priority(random.nextInt(3));
            if (random.nextInt(3) == 0) {
                draft = draft.goods(Baskets.category(CATEGORIES.get(random.nextInt(CATEGORIES.size()))));
            } else if (random.nextInt(3) == 0) {
                draft = draft.goods(Baskets.sellers(SELLERS.getFirst())).cost(Bearer.SHARED, "37.50");
            }
            if (random.nextInt(4) == 0) {
                draft = draft.stacking(Stacking.BEST_OF, "group", random.nextInt(3));
            } else if (random.nextInt(6) == 0) {
                draft = draft.stacking(Stacking.EXCLUSIVE, null, null);
            }
            candidates.add(new Candidate(Promotion.of(Ids.next(), null, draft.terms()), null, null));
        }
        return candidates;
    }

    private static Terms.Benefit benefit(Random random) {
        String some = new Money(random.nextLong(1, 5_000), Baskets.USD).amount();
        Terms.Benefit benefit = switch (PromotionKind.values()[random.nextInt(5)]) {
            case PERCENT -> Baskets.percent(random.nextInt(1, 100) + "." + random.nextInt(0, 100));
            case AMOUNT -> Baskets.amount(some);
            case BUY_X_GET_Y ->
                Baskets.buy(random.nextInt(1, 4), random.nextInt(1, 3), random.nextBoolean() ? null : "33");
            case FREE_DELIVERY -> Baskets.freeDelivery();
            case THRESHOLD -> Baskets.tiers("5.00", "1.00", "50.00", some);
        };
        return random.nextInt(4) == 0 ? Baskets.atMost(benefit, "3.33") : benefit;
    }
}
