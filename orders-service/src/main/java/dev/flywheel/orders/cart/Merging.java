package dev.flywheel.orders.cart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of two carts when a guest signs in. */
enum Merging {
    /** Both; of what is in both, the larger quantity, since a shopper who put it in twice wanted it once. */
    MERGE,
    /** The account's, unless it is empty. */
    KEEP_MINE,
    /** The guest's, unless it is empty. */
    TAKE_GUEST;

    List<CartItem> merge(List<CartItem> mine, List<CartItem> guests) {
        return switch (this) {
            case MERGE -> both(mine, guests);
            case KEEP_MINE -> mine.stream().allMatch(CartItem::saved) ? both(mine, guests) : mine;
            case TAKE_GUEST ->
                guests.isEmpty()
                        ? mine
                        : both(mine.stream().filter(CartItem::saved).toList(), guests);
        };
    }

    private static List<CartItem> both(List<CartItem> mine, List<CartItem> guests) {
        Map<Object, CartItem> merged = new LinkedHashMap<>();
        mine.forEach(item -> merged.put(item.offer(), item));
        guests.forEach(item -> merged.merge(item.offer(), item, Merging::larger));
        return new ArrayList<>(merged.values());
    }

    private static CartItem larger(CartItem mine, CartItem guests) {
        return mine.saved() || guests.quantity() > mine.quantity() ? guests : mine;
    }
}
