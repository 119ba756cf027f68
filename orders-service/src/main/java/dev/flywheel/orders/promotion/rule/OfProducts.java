package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.ProductId;
import dev.flywheel.orders.promotion.Basket;
import java.util.Set;

/** These products, whoever offers them. */
record OfProducts(Set<ProductId> products) implements GoodsRule {

    @Override
    public boolean covers(Basket.Line line) {
        return products.contains(line.product());
    }

    @Override
    public String words() {
        return "selected products";
    }
}
