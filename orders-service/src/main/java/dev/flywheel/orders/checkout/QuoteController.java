package dev.flywheel.orders.checkout;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.cart.Carts;
import dev.flywheel.orders.delivery.Option;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.AddressRules;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.promotion.Rejection;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what the cart would cost, and how it may come, before anybody pays. Nothing is held. */
@RestController
class QuoteController {

    private final Carts carts;
    private final Quotes quotes;

    QuoteController(Carts carts, Quotes quotes) {
        this.carts = carts;
        this.quotes = quotes;
    }

    @PostMapping("/checkouts/quote")
    Quoted quote(@CurrentAccount AccountId account, @Valid @RequestBody Wanted wanted) {
        AddressRules.check(wanted.shipTo(), "shipTo");
        Quotes.Quote quote = quotes.quote(OrderId.next(), account, carts.toBuy(account), wanted, false);
        OrderView order = OrderView.of(quote.order(), List.of());
        return new Quoted(
                order.currency(),
                order.pricesIncludeTax(),
                order.deliveryOption(),
                order.lines(),
                order.totals(),
                order.primeDelivery(),
                quote.options().stream().map(Way::of).toList(),
                quote.discounts().rejections().stream().map(Rejection::problem).toList());
    }

    record Wanted(
            @NotNull @Valid Address shipTo,
            @Nullable @Size(max = 30) String deliveryOption,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> coupons,
            @Nullable @Size(max = 30) String vatId)
            implements Wishes {}

    /**
     * What it would cost.
     *
     * @param refusedCoupons codes that do not count, and why
     */
    record Quoted(
            String currency,
            boolean pricesIncludeTax,
            String deliveryOption,
            List<OrderView.Line> lines,
            OrderView.Totals totals,
            Money primeDelivery,
            List<Way> deliveryOptions,
            List<FieldProblem> refusedCoupons) {}

    /** How it may come: {@code price} before Prime waives it, and the day the last parcel arrives. */
    record Way(String code, String name, Money price, boolean primeFree, Instant shipBy, LocalDate promised) {

        static Way of(Option option) {
            return new Way(
                    option.code(),
                    option.name(),
                    option.price(),
                    option.primeFree(),
                    option.shipBy(),
                    option.promised());
        }
    }
}
