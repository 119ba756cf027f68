package dev.flywheel.orders.checkout;

import dev.flywheel.orders.order.Address;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a shopper says about how he wants a cart's content; prices are ours to say. */
interface Wishes {

    Address shipTo();

    @Nullable
    String deliveryOption();

    @Nullable
    List<String> coupons();

    @Nullable
    String vatId();

    default String option() {
        return Objects.requireNonNullElse(deliveryOption(), "STANDARD");
    }

    default List<String> couponCodes() {
        return Objects.requireNonNullElse(coupons(), List.of());
    }
}
