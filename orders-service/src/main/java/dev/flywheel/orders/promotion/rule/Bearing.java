package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a discount on third parties' goods the marketplace bears.
 *
 * @param ours its percentage, 0 to 100
 */
record Bearing(BigDecimal ours) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    static Bearing of(Terms.Cost cost) {
        return switch (cost.bearer()) {
            case RETAIL -> new Bearing(WHOLE);
            case SELLER -> new Bearing(BigDecimal.ZERO);
            case SHARED -> new Bearing(WHOLE.subtract(Objects.requireNonNull(cost.sellerPercent())));
        };
    }

    /** Its part of each line and delivery: rounded half up once, split by largest remainder, zero on own goods. */
    Cut subsidised(Left left, Cut cut) {
        Basket basket = left.basket();
        Cut others = new Cut(
                ofOthers(
                        cut.lines(),
                        basket.lines().stream().map(Basket.Line::seller).toList(),
                        left),
                ofOthers(
                        cut.deliveries(),
                        basket.deliveries().stream()
                                .map(Basket.Delivery::seller)
                                .toList(),
                        left));
        return others.reducedTo(others.total(left).portion(ours.movePointLeft(2)));
    }

    private static List<Money> ofOthers(List<Money> amounts, List<? extends @Nullable SellerId> sellers, Left left) {
        List<Money> others = new ArrayList<>(amounts.size());
        for (int i = 0; i < amounts.size(); i++) {
            others.add(sellers.get(i) == null ? Money.zero(left.currency()) : amounts.get(i));
        }
        return others;
    }
}
