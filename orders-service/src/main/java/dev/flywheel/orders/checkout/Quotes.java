package dev.flywheel.orders.checkout;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.cart.Cart;
import dev.flywheel.orders.membership.Memberships;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Goods;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderStatus;
import dev.flywheel.orders.shipping.ShippingRates;
import dev.flywheel.orders.shipping.Zone;
import dev.flywheel.orders.stock.StockItem;
import dev.flywheel.orders.tax.TaxRates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes an order of a cart's content, from our own copies: nobody is asked. */
@Component
class Quotes {

    private final Offers offers;
    private final Memberships memberships;
    private final ShippingRates shipping;
    private final TaxRates taxes;
    private final Clock clock;

    Quotes(Offers offers, Memberships memberships, ShippingRates shipping, TaxRates taxes, Clock clock) {
        this.offers = offers;
        this.memberships = memberships;
        this.shipping = shipping;
        this.taxes = taxes;
        this.clock = clock;
    }

    /** The order as it would be placed now; refused when something of it cannot be bought. */
    Order quote(OrderId id, AccountId account, Map<OfferId, Integer> content, CheckoutRequest request) {
        List<Pricing.Item> basket = basket(content);
        Currency currency = currency(basket);
        Address to = request.shipTo();
        Instant now = clock.instant();
        Optional<MembershipId> prime = memberships.of(account, now);
        Pricing pricing = new Pricing(
                shipping.of(currency, Zone.of(to.country())),
                taxes.of(to.country(), to.region(), now),
                prime.isPresent());
        return new Order(
                id,
                account,
                OrderStatus.PENDING_PAYMENT,
                currency,
                request.option(),
                to,
                prime.orElse(null),
                null,
                now,
                null,
                null,
                pricing.lines(basket));
    }

    private List<Pricing.Item> basket(Map<OfferId, Integer> content) {
        if (content.isEmpty()) {
            throw new ProblemException(OrdersError.CART_EMPTY, "put something in the cart first");
        }
        Map<OfferId, Offer> known = offers.find(content.keySet());
        List<Pricing.Item> basket = new ArrayList<>(content.size());
        List<FieldProblem> gone = new ArrayList<>();
        content.forEach((id, quantity) -> {
            Offer offer = known.get(id);
            if (offer == null || !offer.isOnSale()) {
                gone.add(problem(gone.size() + basket.size(), OrdersError.NOT_BUYABLE, id));
            } else {
                basket.add(new Pricing.Item(offer, quantity));
            }
        });
        if (!gone.isEmpty()) {
            throw new ProblemException(
                    OrdersError.NOT_BUYABLE,
                    "take them out of the cart: " + gone.getFirst().message(),
                    gone);
        }
        // Saves a popular offer's buyers the wait for its row when it is sold out; the hold is what decides.
        List<FieldProblem> missing = new ArrayList<>();
        for (int i = 0; i < basket.size(); i++) {
            if (basket.get(i).offer().sellable() < basket.get(i).quantity()) {
                missing.add(problem(
                        i, OrdersError.OUT_OF_STOCK, basket.get(i).offer().id()));
            }
        }
        refuse(missing);
        return basket;
    }

    private static Currency currency(List<Pricing.Item> basket) {
        Currency currency = basket.getFirst().price().currency();
        long worth = 0;
        for (Pricing.Item item : basket) {
            if (!item.price().currency().equals(currency)) {
                throw new ProblemException(
                        OrdersError.MIXED_CURRENCIES,
                        "a price changed to " + item.price().currency() + " meanwhile: take "
                                + item.offer().id() + " out");
            }
            worth += item.worth().minor();
        }
        if (worth > Cart.MOST_MINOR) {
            throw new ProblemException(OrdersError.CART_TOO_VALUABLE, "put less in, and check out more than once");
        }
        return currency;
    }

    /** Refuses an order of which some units cannot be had, naming each. */
    static void refuseShort(Order order, List<StockItem> items) {
        List<FieldProblem> missing = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            Goods goods = order.lines().get(i).goods();
            if (items.contains(goods.stockItem())) {
                missing.add(problem(i, OrdersError.OUT_OF_STOCK, goods.offer()));
            }
        }
        refuse(missing);
    }

    private static void refuse(List<FieldProblem> missing) {
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    OrdersError.OUT_OF_STOCK,
                    "take less of it: " + missing.getFirst().message(),
                    missing);
        }
    }

    private static FieldProblem problem(int line, OrdersError error, OfferId offer) {
        return new FieldProblem("cart.items[" + line + "].offerId", error.code(), "offer " + offer);
    }
}
