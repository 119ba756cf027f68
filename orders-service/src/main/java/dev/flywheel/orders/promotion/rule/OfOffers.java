package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.OfferId;
import dev.flywheel.orders.promotion.Basket;
import java.util.Set;

/** These offers. */
record OfOffers(Set<OfferId> offers) implements GoodsRule {

    @Override
    public boolean covers(Basket.Line line) {
        return offers.contains(line.offer());
    }

    @Override
    public String words() {
        return "selected offers";
    }
}
