package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Goods that fit every rule; all goods without any. */
record CoveredGoods(List<GoodsRule> rules) implements GoodsRule {

    static CoveredGoods of(Terms.Goods goods) {
        List<GoodsRule> rules = new ArrayList<>();
        if (goods.categories() != null) {
            rules.add(new InCategories(
                    goods.categories().stream().map(InCategories::path).toList()));
        }
        if (goods.brands() != null) {
            rules.add(new OfBrands(List.copyOf(goods.brands())));
        }
        if (goods.products() != null) {
            rules.add(new OfProducts(Set.copyOf(goods.products())));
        }
        if (goods.offers() != null) {
            rules.add(new OfOffers(Set.copyOf(goods.offers())));
        }
        if (goods.sellers() != null) {
            rules.add(new OfSellers(Set.copyOf(goods.sellers())));
        }
        return new CoveredGoods(List.copyOf(rules));
    }

    @Override
    public boolean covers(Basket.Line line) {
        return rules.stream().allMatch(rule -> rule.covers(line));
    }

    /** The first rule's words: a category says more than the brand within it. */
    @Override
    public String words() {
        return rules.stream()
                .map(GoodsRule::words)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }
}
