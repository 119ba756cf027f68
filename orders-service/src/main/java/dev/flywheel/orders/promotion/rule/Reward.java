package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** What a promotion takes off. One class for each kind. */
interface Reward {

    BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** What it takes off what is left: never more than that. */
    Cut of(Left left, Covered covered);

    /**
     * For the shopper, such as {@code 20% off Toys}.
     *
     * @param spent what the goods cost before anything is taken off
     * @param goods their name; empty when all are meant
     */
    String words(Money spent, String goods);

    /** The rule that the terms describe. */
    static Reward of(Terms.Benefit benefit) {
        Reward reward = uncapped(benefit);
        return benefit.maximum() == null ? reward : new AtMost(reward, benefit.maximum());
    }

    private static Reward uncapped(Terms.Benefit benefit) {
        return switch (benefit.kind()) {
            case PERCENT -> new PercentOff(Objects.requireNonNull(benefit.percent()));
            case AMOUNT -> new AmountOff(Objects.requireNonNull(benefit.amount()));
            case BUY_X_GET_Y ->
                new BuySomeGetSome(
                        Objects.requireNonNull(benefit.buy()),
                        Objects.requireNonNull(benefit.receive()),
                        Objects.requireNonNullElse(benefit.percent(), WHOLE));
            case FREE_DELIVERY -> new FreeDelivery();
            case THRESHOLD -> new SpendTiers(List.copyOf(Objects.requireNonNull(benefit.tiers())));
        };
    }
}
