package dev.flywheel.orders.promotion.rule;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.atMost;
import static dev.flywheel.orders.promotion.rule.Baskets.basket;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.buy;
import static dev.flywheel.orders.promotion.rule.Baskets.category;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.freeDelivery;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static dev.flywheel.orders.promotion.rule.Baskets.tiers;
import static dev.flywheel.orders.promotion.rule.Baskets.toy;
import static dev.flywheel.orders.promotion.rule.Baskets.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of reward alone. */
class RewardTest {

    private static final CoveredGoods TOYS = CoveredGoods.of(category("Toys"));

    @ParameterizedTest
    @CsvSource({
        "6.45, 30, 1.94", // 1.935: the cents of which one went missing elsewhere
        "6.45, 70, 4.52",
        "0.01, 50, 0.01",
        "0.01, 49.99, 0.00",
        "19.99, 100, 19.99",
        "10.00, 33.33, 3.33"
    })
    void takesAPercentageRoundedOnce(String price, String percent, String off) {
        assertThat(lines(percent(percent), toy(price, 1))).containsExactly(usd(off));
    }

    @Test
    void splitsAPercentageOverTheLinesToTheCent() {
        List<Money> off = lines(percent("10"), toy("0.33", 1), toy("0.33", 1), toy("0.34", 1));
        assertThat(off).containsExactly(usd("0.03"), usd("0.03"), usd("0.04"));
    }

    @Test
    void leavesOtherGoodsAlone() {
        Basket basket = basket(toy("10.00", 2), bought(null, "Books", "50.00", 1));
        assertThat(cut(percent("25"), basket).lines()).containsExactly(usd("5.00"), usd("0.00"));
    }

    @Test
    void takesAnAmountOffOnceAndNoMoreThanThereIs() {
        assertThat(lines(amount("10.00"), toy("20.00", 1), toy("10.00", 1))).containsExactly(usd("6.67"), usd("3.33"));
        assertThat(lines(amount("10.00"), toy("4.00", 1), toy("0.50", 2))).containsExactly(usd("4.00"), usd("1.00"));
    }

    @Test
    void givesTheCheapestUnitsOfAllFree() {
        List<Money> off = lines(buy(2, 1, null), toy("30.00", 2), toy("10.00", 3), toy("20.00", 1));
        assertThat(off).as("two of six").containsExactly(usd("0.00"), usd("20.00"), usd("0.00"));
        assertThat(lines(buy(2, 1, null), toy("30.00", 2))).as("one short").containsExactly(usd("0.00"));
    }

    @Test
    void givesTheCheapestUnitsForLess() {
        assertThat(lines(buy(1, 1, "50"), toy("10.01", 2), toy("99.00", 1))).containsExactly(usd("5.01"), usd("0.00"));
    }

    @Test
    void countsAFreeUnitAtWhatIsLeftOfIt() {
        Basket basket = basket(toy("10.00", 2));
        Covered covered = Covered.of(basket, TOYS);
        Left left = Left.all(basket);
        Left after = left.without(Reward.of(amount("5.01")).of(left, covered));
        assertThat(Reward.of(buy(1, 1, null)).of(after, covered).lines())
                .as("half of 14.99, and the odd cent")
                .containsExactly(usd("7.50"));
    }

    @Test
    void takesTheDeliveryOfThoseWhoseGoodsAreMeant() {
        SellerId toys = SellerId.next();
        SellerId books = SellerId.next();
        Basket basket = Baskets.basket(
                AccountId.next(),
                Baskets.NOW,
                List.of(bought(toys, "Toys", "1.00", 1), bought(books, "Books", "1.00", 1)),
                List.of(
                        new Basket.Delivery(books, usd("4.99")),
                        new Basket.Delivery(toys, usd("2.50")),
                        new Basket.Delivery(toys, usd("2.49"))));
        Cut cut = cut(freeDelivery(), basket);
        assertThat(cut.deliveries()).containsExactly(usd("0.00"), usd("2.50"), usd("2.49"));
        assertThat(cut.lines()).containsOnly(usd("0.00"));
        assertThat(cut(atMost(freeDelivery(), "3.00"), basket).total(Left.all(basket)))
                .isEqualTo(usd("3.00"));
    }

    @ParameterizedTest
    @CsvSource({"49.99, 0.00", "50.00, 10.00", "99.99, 10.00", "100.00, 25.00", "1000.00, 25.00"})
    void takesTheHighestTierThatIsReached(String spent, String off) {
        assertThat(lines(tiers("50.00", "10.00", "100.00", "25.00"), toy(spent, 1)))
                .containsExactly(usd(off));
    }

    @Test
    void takesNoMoreThanTheMaximumAndCutsBackInProportion() {
        assertThat(lines(atMost(percent("50"), "10.00"), toy("30.00", 1), toy("10.00", 1)))
                .containsExactly(usd("7.50"), usd("2.50"));
        assertThat(lines(atMost(percent("50"), "100.00"), toy("30.00", 1))).containsExactly(usd("15.00"));
    }

    @Test
    void explainsItselfInWords() {
        assertThat(words(draft(percent("20")).goods(category("Shop > Toys")).terms(), "SUMMER"))
                .isEqualTo("20% off Toys with code SUMMER");
        assertThat(words(draft(percent("7.50")).segments("PRIME").terms(), null))
                .isEqualTo("7.5% off for Prime members");
        assertThat(words(draft(amount("10.00")).segments("FIRST_ORDER").terms(), "HELLO"))
                .isEqualTo("10.00 USD off on your first order with code HELLO");
        assertThat(words(draft(buy(2, 1, null)).goods(category("Toys", "Books")).terms(), null))
                .isEqualTo("Buy 2, get 1 free: Toys and Books");
        assertThat(words(draft(buy(1, 1, "50.00")).terms(), null)).isEqualTo("Buy 1, get 1 at 50% off");
        assertThat(words(
                        draft(freeDelivery())
                                .goods(category("A", "B", "C", "D"))
                                .terms(),
                        null))
                .isEqualTo("Free delivery with A, B, C and more");
        assertThat(words(draft(tiers("50.00", "10.00", "90.00", "20.00")).terms(), null))
                .isEqualTo("20.00 USD off when you spend 90.00 USD");
        assertThat(words(draft(atMost(percent("20"), "5.00")).terms(), null)).isEqualTo("20% off (at most 5.00 USD)");
    }

    private static String words(Terms terms, @Nullable String code) {
        Promotion promotion = Promotion.of(Ids.next(), null, terms);
        Basket basket = basket(bought(null, "Shop > Toys", "99.00", 1));
        return promotion.explained(promotion.covered(basket), code);
    }

    private static List<Money> lines(Terms.Benefit benefit, Basket.Line... lines) {
        return cut(benefit, basket(lines)).lines();
    }

    private static Cut cut(Terms.Benefit benefit, Basket basket) {
        return Reward.of(benefit).of(Left.all(basket), Covered.of(basket, TOYS));
    }
}
