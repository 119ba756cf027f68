package dev.flywheel.orders.cart;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The carts: one per account, in one currency. A cart holds no stock and no price; both are looked up when it is seen. */
@Component
public class Carts {

    static final int MOST_OF_ONE = 100_000;
    static final int MOST_LINES = 1000;
    private static final Currency BEFORE_THE_FIRST_ITEM = Currency.getInstance("USD");

    private final CartItems items;
    private final Offers offers;

    Carts(CartItems items, Offers offers) {
        this.items = items;
        this.offers = offers;
    }

    /** What is in the cart, at the prices of now. */
    @Transactional(readOnly = true)
    public Cart look(AccountId account) {
        Map<OfferId, Integer> quantities = items.all(account);
        Currency currency = items.currency(account).orElse(BEFORE_THE_FIRST_ITEM);
        return Cart.of(quantities, quantities.isEmpty() ? Map.of() : offers.find(quantities.keySet()), currency);
    }

    /** Puts more of an offer in. */
    @Transactional
    public Cart add(AccountId account, Offer offer, int quantity) {
        Currency currency = onSale(offer).currency();
        Currency before = items.open(account, currency);
        Map<OfferId, Integer> quantities = items.all(account);
        if (quantities.isEmpty() && !before.equals(currency)) {
            items.denominate(account, currency);
        } else if (!before.equals(currency)) {
            throw mixed(before, currency);
        }
        quantities.merge(offer.id(), quantity, Integer::sum);
        Map<OfferId, Offer> known = offers.find(quantities.keySet());
        check(quantities, known);
        items.add(account, Map.of(offer.id(), quantity));
        return Cart.of(quantities, known, currency);
    }

    /** Makes the cart hold exactly this. */
    @Transactional
    public Cart replace(AccountId account, Map<OfferId, Integer> quantities, Map<OfferId, Offer> known) {
        check(quantities, known);
        if (quantities.isEmpty()) {
            items.lock(account);
            items.takeAll(account);
            return look(account);
        }
        Currency currency = commonCurrency(quantities, known);
        if (!items.open(account, currency).equals(currency)) {
            items.denominate(account, currency);
        }
        items.takeAll(account);
        items.add(account, quantities);
        return Cart.of(quantities, known, currency);
    }

    /** Empties the cart for a checkout, and says what was in it. Rolled back, it is as before. */
    @Transactional
    public Map<OfferId, Integer> take(AccountId account) {
        return items.lock(account) ? items.takeAll(account) : Map.of();
    }

    /** Puts the content of a failed checkout back, unless the shopper has begun another cart. */
    @Transactional
    public void putBack(AccountId account, Map<OfferId, Integer> quantities, Currency currency) {
        items.open(account, currency);
        if (items.all(account).isEmpty()) {
            items.denominate(account, currency);
            items.add(account, quantities);
        }
    }

    private static Currency commonCurrency(Map<OfferId, Integer> quantities, Map<OfferId, Offer> known) {
        Currency common = null;
        for (OfferId id : quantities.keySet()) {
            Currency currency = onSale(Objects.requireNonNull(known.get(id))).currency();
            if (common != null && !common.equals(currency)) {
                throw mixed(common, currency);
            }
            common = currency;
        }
        return Objects.requireNonNull(common);
    }

    private static Money onSale(Offer offer) {
        Money price = offer.price();
        if (price == null || !offer.isOnSale()) {
            throw new ProblemException(
                    OrdersError.NOT_BUYABLE, "offer " + offer.id() + " (" + offer.title() + ") cannot be bought now");
        }
        return price;
    }

    private static void check(Map<OfferId, Integer> quantities, Map<OfferId, Offer> known) {
        long worth = 0;
        if (quantities.size() > MOST_LINES) {
            throw new ProblemException(OrdersError.CART_FULL, "a cart takes " + MOST_LINES + " different offers");
        }
        for (Map.Entry<OfferId, Integer> item : quantities.entrySet()) {
            if (item.getValue() > MOST_OF_ONE) {
                throw new ProblemException(
                        OrdersError.QUANTITY_TOO_LARGE,
                        "a cart takes " + MOST_OF_ONE + " of one offer, not " + item.getValue() + " of "
                                + item.getKey());
            }
            Offer offer = known.get(item.getKey());
            Money price = offer != null && offer.isOnSale() ? offer.price() : null;
            worth += price == null ? 0 : price.minor() * item.getValue();
        }
        if (worth > Cart.MOST_MINOR) {
            throw new ProblemException(OrdersError.CART_TOO_VALUABLE, "put less in, and check out more than once");
        }
    }

    private static ProblemException mixed(Currency one, Currency other) {
        return new ProblemException(
                OrdersError.MIXED_CURRENCIES,
                "the cart is in " + one + " and this offer in " + other + "; buy them one after the other");
    }
}
