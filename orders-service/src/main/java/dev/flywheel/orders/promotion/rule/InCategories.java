package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;
import java.util.Arrays;
import java.util.List;

/** Goods of these branches of the category tree. */
record InCategories(List<List<String>> paths) implements GoodsRule {

    /** Reads {@code Toys > Games}; spaces around names do not count. */
    static List<String> path(String text) {
        return Arrays.stream(text.split(">", -1)).map(String::strip).toList();
    }

    @Override
    public boolean covers(Basket.Line line) {
        return paths.stream().anyMatch(path -> startsWith(line.category(), path));
    }

    @Override
    public String words() {
        return Words.list(paths.stream().map(List::getLast).toList());
    }

    private static boolean startsWith(List<String> category, List<String> path) {
        return category.size() >= path.size()
                && category.subList(0, path.size()).equals(path);
    }
}
