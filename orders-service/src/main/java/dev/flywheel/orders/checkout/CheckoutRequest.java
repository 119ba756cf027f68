package dev.flywheel.orders.checkout;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.AddressRules;
import dev.flywheel.orders.order.DeliveryOption;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buys what is in the cart. Prices are not part of it: they are ours to say.
 *
 * @param deliveryOption STANDARD when left out
 * @param paymentToken the payment provider's name for the shopper's payment method
 * @param coupons codes; none exists yet
 */
record CheckoutRequest(
        @NotNull @Valid Address shipTo,
        @Nullable @Size(max = 30) String deliveryOption,
        @NotBlank @Size(max = 200) String paymentToken,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> coupons) {

    /** Refuses what no annotation can. */
    void check() {
        option();
        AddressRules.check(shipTo, "shipTo");
        if (coupons != null && !coupons.isEmpty()) {
            String first = coupons.getFirst();
            throw new ProblemException(
                    OrdersError.UNKNOWN_COUPON,
                    "there is no coupon '" + first + "'",
                    List.of(new FieldProblem("coupons[0]", "unknown_coupon", "is not known")));
        }
    }

    DeliveryOption option() {
        if (deliveryOption == null) {
            return DeliveryOption.STANDARD;
        }
        return Arrays.stream(DeliveryOption.values())
                .filter(option -> option.name().equals(deliveryOption))
                .findFirst()
                .orElseThrow(() -> {
                    String options = "is one of " + Arrays.toString(DeliveryOption.values());
                    return new ProblemException(
                            OrdersError.UNKNOWN_DELIVERY_OPTION,
                            "deliveryOption " + options,
                            List.of(new FieldProblem("deliveryOption", "unknown_delivery_option", options)));
                });
    }
}
