package dev.flywheel.orders.promotion.rule;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.basket;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.category;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static dev.flywheel.orders.promotion.rule.Baskets.tiers;
import static dev.flywheel.orders.promotion.rule.Baskets.toy;
import static dev.flywheel.orders.promotion.rule.Baskets.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.promotion.Basket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StackTest {

    private static final Basket BASKET = basket(toy("100.00", 1));

    @Test
    void appliesByPriorityEachOnWhatIsLeft() {
        Candidate half = draft(percent("50")).priority(200).candidate();
        Candidate ten = draft(amount("10.00")).priority(50).candidate();
        assertThat(totals(BASKET, half, ten)).as("50% of 90").containsExactly(usd("10.00"), usd("45.00"));
    }

    @Test
    void appliesTheOlderFirstWhenPrioritiesAreEqual() {
        Candidate ten = draft(amount("10.00")).candidate();
        Candidate half = draft(percent("50")).candidate();
        assertThat(totals(BASKET, half, ten)).containsExactly(usd("10.00"), usd("45.00"));
    }

    @Test
    void neverFallsBelowZero() {
        Candidate most = draft(amount("90.00")).priority(1).candidate();
        Candidate more = draft(amount("50.00")).priority(2).candidate("MORE");
        Candidate late = draft(percent("10")).priority(3).candidate("LATE");
        Stack.Outcome outcome = Stack.of(BASKET, List.of(late, more, most));
        assertThat(totals(outcome)).containsExactly(usd("90.00"), usd("10.00"));
        assertThat(reason(outcome, "LATE")).as("there is nothing left for it").isEqualTo(Refused.Reason.NOT_COMBINABLE);
    }

    @Test
    void countsTheBestOfAGroupOnly() {
        Candidate ten =
                draft(amount("10.00")).stacking(Stacking.BEST_OF, "spring", 1).candidate("TEN");
        Candidate fifth =
                draft(percent("20")).stacking(Stacking.BEST_OF, "spring", 2).candidate("FIFTH");
        Candidate other =
                draft(amount("5.00")).stacking(Stacking.BEST_OF, "other", 3).candidate("OTHER");
        Stack.Outcome outcome = Stack.of(BASKET, List.of(ten, fifth, other));
        assertThat(totals(outcome)).containsExactly(usd("20.00"), usd("5.00"));
        assertThat(reason(outcome, "TEN")).isEqualTo(Refused.Reason.NOT_COMBINABLE);
        assertThat(Objects.requireNonNull(outcome.refusal("TEN")).message())
                .isEqualTo("it does not go together with what takes more off:"
                        + " 20% off with code FIFTH and 5.00 USD off with code OTHER");
    }

    @Test
    void anExclusiveOneCountsAloneWhenItTakesMoreThanAllOthersTogether() {
        Candidate alone =
                draft(amount("30.00")).stacking(Stacking.EXCLUSIVE, null, 500).candidate("ALONE");
        Candidate less =
                draft(amount("29.99")).stacking(Stacking.EXCLUSIVE, null, 1).candidate("LESS");
        Candidate ten = draft(amount("10.00")).candidate("TEN");
        Candidate fifth = draft(percent("20")).candidate("FIFTH");
        Stack.Outcome two = Stack.of(BASKET, List.of(ten, less, alone));
        assertThat(totals(two)).containsExactly(usd("30.00"));
        assertThat(reason(two, "TEN")).isEqualTo(Refused.Reason.NOT_COMBINABLE);
        assertThat(reason(two, "LESS")).isEqualTo(Refused.Reason.NOT_COMBINABLE);
        Candidate twenty = draft(amount("20.00")).candidate("TWENTY");
        Stack.Outcome all = Stack.of(BASKET, List.of(alone, ten, fifth, twenty));
        assertThat(totals(all)).containsExactly(usd("10.00"), usd("18.00"), usd("20.00"));
        assertThat(reason(all, "ALONE")).isEqualTo(Refused.Reason.NOT_COMBINABLE);
    }

    @Test
    void prefersWhatGoesTogetherWhenItComesToTheSame() {
        Candidate alone =
                draft(amount("10.00")).stacking(Stacking.EXCLUSIVE, null, 1).candidate("ALONE");
        Candidate ten = draft(amount("10.00")).candidate("TEN");
        assertThat(reason(Stack.of(BASKET, List.of(alone, ten)), "ALONE")).isEqualTo(Refused.Reason.NOT_COMBINABLE);
    }

    @Test
    void looksAtPricesBeforeAnyDiscountForWhatMustBeSpent() {
        Candidate first = draft(amount("60.00")).priority(1).candidate();
        Candidate tier =
                draft(tiers("50.00", "5.00")).priority(2).minimum("99.00").candidate();
        assertThat(totals(BASKET, first, tier)).containsExactly(usd("60.00"), usd("5.00"));
    }

    @Test
    void saysWhatIsMissing() {
        Stack.Outcome outcome = Stack.of(
                basket(bought(null, "Books", "40.00", 1)),
                List.of(
                        draft(percent("20")).goods(category("Toys")).candidate("TOYS"),
                        draft(tiers("50.00", "5.00", "90.00", "20.00")).candidate("TIER"),
                        draft(percent("20")).segments("PRIME").candidate("PRIME")));
        assertThat(outcome.taken()).isEmpty();
        assertThat(outcome.refused())
                .extracting(Refused::reason, Refused::message)
                .containsExactly(
                        tuple(
                                Refused.Reason.NOT_APPLICABLE,
                                "it is for Toys, and there is nothing of it in the basket"),
                        tuple(Refused.Reason.NOT_APPLICABLE, "spend 10.00 USD more"),
                        tuple(Refused.Reason.NOT_APPLICABLE, "it is not for everybody: only for Prime members"));
    }

    @Test
    void doesNotCountWhereItsBudgetDoesNotReach() {
        Promotion promotion = draft(amount("10.00")).candidate().promotion();
        Candidate enough = new Candidate(promotion, "ENOUGH", usd("10.00"));
        Candidate tooLittle = new Candidate(promotion, "SHORT", usd("9.99"));
        assertThat(totals(BASKET, enough)).containsExactly(usd("10.00"));
        assertThat(reason(Stack.of(BASKET, List.of(tooLittle)), "SHORT")).isEqualTo(Refused.Reason.EXHAUSTED);
    }

    @Test
    void anEmptyBasketGetsNothingOff() {
        assertThat(totals(basket(), draft(amount("10.00")).candidate())).isEmpty();
    }

    private static List<Money> totals(Basket basket, Candidate... candidates) {
        return totals(Stack.of(basket, List.of(candidates)));
    }

    private static List<Money> totals(Stack.Outcome outcome) {
        return outcome.taken().stream()
                .map(taken -> Money.sum(taken.lines(), Baskets.USD))
                .toList();
    }

    private static Refused.Reason reason(Stack.Outcome outcome, String code) {
        return Objects.requireNonNull(outcome.refusal(code)).reason();
    }
}
