package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;
import java.util.List;

/** Goods of these brands, however they are capitalised. */
record OfBrands(List<String> brands) implements GoodsRule {

    @Override
    public boolean covers(Basket.Line line) {
        String brand = line.brand();
        return brand != null && brands.stream().anyMatch(brand::equalsIgnoreCase);
    }

    @Override
    public String words() {
        return Words.list(brands);
    }
}
