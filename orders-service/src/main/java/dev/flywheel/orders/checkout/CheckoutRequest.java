package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.AddressRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buys what is in the cart. Prices are not part of it: they are ours to say.
 *
 * @param deliveryOption STANDARD when left out
 * @param paymentToken the payment provider's name for the shopper's payment method
 * @param vatId of a business customer
 * @param expectedTotal what the shopper was told; another total is refused and nothing bought
 */
record CheckoutRequest(
        @NotNull @Valid Address shipTo,
        @Nullable @Size(max = 30) String deliveryOption,
        @NotBlank @Size(max = 200) String paymentToken,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> coupons,
        @Nullable @Size(max = 30) String vatId,
        @Nullable Money expectedTotal)
        implements Wishes {

    /** Refuses what no annotation can. */
    void check() {
        AddressRules.check(shipTo, "shipTo");
    }
}
