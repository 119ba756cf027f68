package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.Set;

/** Goods of these third parties. */
record OfSellers(Set<SellerId> sellers) implements GoodsRule {

    @Override
    public boolean covers(Basket.Line line) {
        SellerId seller = line.seller();
        return seller != null && sellers.contains(seller);
    }

    @Override
    public String words() {
        return "";
    }
}
