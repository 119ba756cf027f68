package dev.flywheel.orders.promotion.rule;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.buy;
import static dev.flywheel.orders.promotion.rule.Baskets.category;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.freeDelivery;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static dev.flywheel.orders.promotion.rule.Baskets.sellers;
import static dev.flywheel.orders.promotion.rule.Baskets.tiers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermsCheckTest {

    @Test
    void takesWhatMakesAPromotion() {
        assertThat(wrong(draft(percent("20")).terms())).isEmpty();
        assertThat(wrong(draft(amount("5.00")).minimum("20.00").terms())).isEmpty();
        assertThat(wrong(draft(buy(2, 1, null)).terms())).isEmpty();
        assertThat(wrong(draft(buy(2, 1, "50")).terms())).isEmpty();
        assertThat(wrong(draft(freeDelivery()).terms())).isEmpty();
        assertThat(wrong(draft(tiers("50.00", "10.00")).terms())).isEmpty();
        assertThat(wrong(draft(percent("20"))
                        .goods(sellers(SellerId.next()))
                        .cost(Bearer.SHARED, "40")
                        .terms()))
                .isEmpty();
    }

    @Test
    void needsWhatItsKindNeedsAndNothingElse() {
        for (PromotionKind kind : PromotionKind.values()) {
            Terms.Benefit nothing = new Terms.Benefit(kind, null, null, null, null, null, null);
            List<String> needed = switch (kind) {
                case PERCENT -> List.of("benefit.percent required");
                case AMOUNT -> List.of("benefit.amount required");
                case BUY_X_GET_Y -> List.of("benefit.buy required", "benefit.receive required");
                case FREE_DELIVERY -> List.of();
                case THRESHOLD -> List.of("benefit.tiers required");
            };
            assertThat(wrong(draft(nothing).terms())).isEqualTo(needed);
        }
        Terms.Benefit both =
                new Terms.Benefit(PromotionKind.AMOUNT, percent("5").percent(), Baskets.usd("5.00"), 1, 1, null, null);
        assertThat(wrong(draft(both).terms()))
                .containsExactly(
                        "benefit.percent not_allowed", "benefit.buy not_allowed", "benefit.receive not_allowed");
    }

    @Test
    void hasMoneyOfItsCurrencyAboveZero() {
        assertThat(wrong(draft(amount("0.00"))
                        .minimum("-1.00")
                        .limits(null, null, "0.00")
                        .terms()))
                .containsExactly(
                        "benefit.amount out_of_range", "minimumSpend out_of_range", "limits.budget out_of_range");
        Terms.Benefit euros = new Terms.Benefit(
                PromotionKind.AMOUNT, null, Money.of("5.00", "EUR"), null, null, null, Money.of("9", "JPY"));
        assertThat(wrong(draft(euros).terms())).containsExactly("benefit.amount invalid", "benefit.maximum invalid");
        assertThat(wrong(draft(tiers("50.00", "10.00", "50.00", "0.00")).terms()))
                .containsExactly("benefit.tiers[1].off out_of_range", "benefit.tiers[1].spend duplicate");
    }

    @Test
    void endsAfterItStarts() {
        Instant start = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(wrong(draft(percent("5")).terms("x", start, start))).containsExactly("endsAt invalid");
        assertThat(wrong(draft(percent("5")).terms("x", start, start.plusMillis(1))))
                .isEmpty();
    }

    @Test
    void namesRealPathsAndGroups() {
        assertThat(wrong(draft(percent("5")).goods(category("Toys", "Toys > ")).terms()))
                .containsExactly("goods.categories[1] invalid");
        assertThat(wrong(draft(percent("5"))
                        .stacking(Stacking.BEST_OF, null, null)
                        .terms()))
                .containsExactly("combination.group required");
        assertThat(wrong(draft(percent("5"))
                        .stacking(Stacking.COMBINABLE, "x", null)
                        .terms()))
                .containsExactly("combination.group not_allowed");
    }

    @Test
    void namesTheSellersWhoBearIt() {
        assertThat(wrong(draft(percent("5")).cost(Bearer.SELLER, null).terms()))
                .containsExactly("goods.sellers required");
        assertThat(wrong(draft(percent("5")).cost(Bearer.SHARED, null).terms()))
                .containsExactly("cost.sellerPercent required", "goods.sellers required");
        assertThat(wrong(draft(percent("5")).cost(Bearer.RETAIL, "10").terms()))
                .containsExactly("cost.sellerPercent not_allowed");
    }

    @Test
    void aSellerDoesNotBarOthers() {
        SellerId seller = SellerId.next();
        Terms terms =
                draft(percent("5")).stacking(Stacking.EXCLUSIVE, null, null).terms();
        assertThat(wrong(terms.ownedBy(seller), seller)).containsExactly("combination.stacking not_allowed");
        assertThat(wrong(terms, null)).isEmpty();
    }

    private static List<String> wrong(Terms terms) {
        return wrong(terms, null);
    }

    private static List<String> wrong(Terms terms, @Nullable SellerId owner) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> TermsCheck.check(terms, owner));
        List<FieldProblem> errors = refused == null ? List.of() : refused.errors();
        return errors.stream().map(error -> error.field() + " " + error.code()).toList();
    }
}
