package dev.flywheel.orders.promotion.rule;

import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static dev.flywheel.orders.promotion.rule.Baskets.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BearingTest {

    private static final SellerId ANN = SellerId.next();
    private static final SellerId BOB = SellerId.next();
    private static final Basket BASKET = Baskets.basket(
            bought(null, "Toys", "10.00", 1), bought(ANN, "Toys", "10.01", 1), bought(BOB, "Toys", "5.03", 1));

    @Test
    void theMarketplaceSubsidisesOthersGoodsOnly() {
        Taken taken = taken(Bearer.RETAIL, null);
        assertThat(taken.lines()).containsExactly(usd("5.00"), usd("5.01"), usd("2.51"));
        assertThat(taken.subsidisedLines()).containsExactly(usd("0.00"), usd("5.01"), usd("2.51"));
    }

    @Test
    void whatSellersBearIsNotSubsidised() {
        assertThat(taken(Bearer.SELLER, null).subsidisedLines()).containsOnly(usd("0.00"));
    }

    @Test
    void whatIsSharedIsSplitToTheCent() {
        Taken taken = taken(Bearer.SHARED, "33.33");
        assertThat(taken.lines()).containsExactly(usd("0.00"), usd("5.01"), usd("2.51"));
        // 66.67 % of 7.52 are 5.0136.
        assertThat(taken.subsidisedLines()).containsExactly(usd("0.00"), usd("3.34"), usd("1.67"));
    }

    private static Taken taken(Bearer bearer, @Nullable String sellerPercent) {
        Baskets.Draft draft = draft(percent("50")).cost(bearer, sellerPercent);
        Baskets.Draft fitting = bearer == Bearer.RETAIL ? draft : draft.goods(Baskets.sellers(ANN, BOB));
        Stack.Outcome outcome = Stack.of(BASKET, List.of(fitting.candidate()));
        assertThat(outcome.refused()).isEmpty();
        return outcome.taken().getFirst();
    }
}
