package dev.flywheel.orders.promotion;

import dev.flywheel.domain.ErrorCode;
import dev.flywheel.orders.promotion.coupon.Coupon;
import dev.flywheel.orders.promotion.coupon.CouponCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The coupons of one request: which are still good, and why the others are not. The same code twice counts once. */
final class GivenCoupons {

    private final List<String> given;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, Coupon> good = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();

    GivenCoupons(List<String> given, ErrorCode unknown) {
        this.given = given;
        for (int i = 0; i < given.size(); i++) {
            String code = CouponCode.of(given.get(i));
            if (code == null) {
                reject(i, unknown, "there is no such coupon");
            } else {
                places.putIfAbsent(code, i);
            }
        }
    }

    /** Those that look like codes. */
    Collection<String> codes() {
        return places.keySet();
    }

    void accept(Coupon coupon) {
        good.put(coupon.code(), coupon);
    }

    /** The promotions of the coupons that are good so far. */
    Collection<UUID> promotions() {
        return good.values().stream().map(Coupon::promotion).distinct().toList();
    }

    /** The coupon given for a promotion; null when there is none. */
    @Nullable
    Coupon of(UUID promotion) {
        return good.values().stream()
                .filter(coupon -> coupon.promotion().equals(promotion))
                .findFirst()
                .orElse(null);
    }

    List<Coupon> good() {
        return List.copyOf(good.values());
    }

    void reject(String code, ErrorCode error, String message) {
        good.remove(code);
        reject(places.getOrDefault(code, 0), error, message);
    }

    private void reject(int place, ErrorCode error, String message) {
        rejections.add(new Rejection(place, given.get(place), error, message));
    }

    /** In the order they were given. */
    List<Rejection> rejections() {
        return rejections.stream()
                .sorted(Comparator.comparing(Rejection::place))
                .toList();
    }
}
