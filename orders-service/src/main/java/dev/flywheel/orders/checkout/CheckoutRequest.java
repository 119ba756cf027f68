package dev.flywheel.orders.checkout;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.AddressRules;
import dev.flywheel.orders.order.Means;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Buys what is in the cart. Prices are not part of it: they are ours to say.
 *
 * @param deliveryOption STANDARD when left out
 * @param paymentToken the payment provider's name for the shopper's payment method, or {@code method:<id>} for one on account;
 *     may be left out where gift cards or store credit pay all
 * @param giftCards codes, drawn on in this order before anything else
 * @param useStoreCredit draws on the account's store credit next
 * @param vatId of a business customer
 * @param expectedTotal what the shopper was told; another total is refused and nothing bought
 */
record CheckoutRequest(
        @NotNull @Valid Address shipTo,
        @Nullable @Size(max = 30) String deliveryOption,
        @Nullable @Size(min = 1, max = 200) String paymentToken,
        @Nullable @Size(max = 10) List<@NotBlank @Size(max = 40) String> giftCards,
        @Nullable Boolean useStoreCredit,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> coupons,
        @Nullable @Size(max = 30) String vatId,
        @Nullable Money expectedTotal)
        implements Wishes {

    /** Refuses what no annotation can. */
    void check() {
        AddressRules.check(shipTo, "shipTo");
        if (paymentToken == null && means().giftCards().isEmpty() && !means().storeCredit()) {
            String message = "is needed, or giftCards, or useStoreCredit";
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "paymentToken " + message,
                    List.of(new FieldProblem("paymentToken", "required", message)));
        }
    }

    Means means() {
        return new Means(
                paymentToken,
                Objects.requireNonNullElse(giftCards, List.of()),
                Objects.requireNonNullElse(useStoreCredit, false));
    }
}
