package dev.flywheel.orders.cart;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The carts: each in one currency. A cart holds no stock, and its prices are looked up when it is seen. */
@Component
public class Carts {

    private static final Currency BEFORE_THE_FIRST_ITEM = Currency.getInstance("USD");

    private final CartItems items;
    private final Offers offers;

    Carts(CartItems items, Offers offers) {
        this.items = items;
        this.offers = offers;
    }

    /** What is in the cart, at the prices of now. */
    @Transactional(readOnly = true)
    public Cart look(CartOwner owner) {
        List<CartItem> content = items.all(owner);
        Currency currency = items.currency(owner).orElse(BEFORE_THE_FIRST_ITEM);
        if (owner.isGuest() && items.currency(owner).isEmpty()) {
            throw unknown(owner);
        }
        return show(content, currency);
    }

    /** Opens an empty cart for somebody who is not signed in. */
    @Transactional
    public CartOwner.Guest open() {
        CartOwner.Guest guest = CartOwner.Guest.next();
        items.open(guest, BEFORE_THE_FIRST_ITEM);
        return guest;
    }

    /** Puts more of an offer in. */
    @Transactional
    public Cart add(CartOwner owner, Offer offer, int quantity) {
        CartRules.onSale(offer);
        return change(owner, content -> {
            List<CartItem> changed = new ArrayList<>(content);
            CartItem before = of(content, offer.id());
            changed.remove(before);
            changed.add(
                    before == null
                            ? CartItem.of(offer, quantity)
                            : before.saved()
                                    ? new CartItem(offer.id(), quantity, false, offer.price(), before.gift())
                                    : before.more(quantity, offer.price()));
            return changed;
        });
    }

    /** Makes the cart hold exactly this, beside what is saved for later. */
    @Transactional
    public Cart replace(CartOwner owner, Map<OfferId, Integer> quantities, Map<OfferId, Offer> known) {
        List<CartItem> wanted = new ArrayList<>();
        quantities.forEach((id, quantity) -> wanted.add(CartItem.of(Objects.requireNonNull(known.get(id)), quantity)));
        CartRules.check(wanted, known);
        CartRules.currency(wanted, known);
        lock(owner);
        items.takeAll(owner);
        return change(owner, saved -> {
            List<CartItem> changed = new ArrayList<>(wanted);
            saved.stream().filter(item -> !quantities.containsKey(item.offer())).forEach(changed::add);
            return changed;
        });
    }

    /** Changes one item as somebody says; null takes it out. */
    @Transactional
    public Cart set(CartOwner owner, OfferId offer, UnaryOperator<@Nullable CartItem> change) {
        return change(owner, content -> {
            CartItem before = of(content, offer);
            if (before == null) {
                throw new ProblemException(CommonError.NOT_FOUND, "there is no offer " + offer + " in the cart");
            }
            List<CartItem> changed = new ArrayList<>();
            for (CartItem item : content) {
                CartItem after = item.equals(before) ? change.apply(item) : item;
                if (after != null) {
                    changed.add(after);
                }
            }
            return changed;
        });
    }

    /** Moves what a guest put in into the cart of the account he signed in to. A repeated call finds nothing more to move. */
    @Transactional
    public Cart merge(AccountId account, CartOwner.Guest guest, Merging merging) {
        CartOwner owner = new CartOwner.Shopper(account);
        List<CartItem> his = items.lock(guest) ? items.all(guest) : List.of();
        items.drop(guest);
        return change(owner, content -> merging.merge(content, his));
    }

    /** Empties the cart for a checkout but for what is saved for later, and says what was in it. Rolled back, it is as before. */
    @Transactional
    public List<CartItem> take(AccountId account) {
        CartOwner owner = new CartOwner.Shopper(account);
        return items.lockAndTakeAll(owner);
    }

    /** What a checkout would take. */
    public List<CartItem> toBuy(AccountId account) {
        return items.all(new CartOwner.Shopper(account)).stream()
                .filter(item -> !item.saved())
                .toList();
    }

    /** Puts the content of a failed checkout back, unless the shopper has begun another cart. */
    @Transactional
    public void putBack(AccountId account, Collection<CartItem> content, Currency currency) {
        CartOwner owner = new CartOwner.Shopper(account);
        items.open(owner, currency);
        if (items.all(owner).stream().allMatch(CartItem::saved)) {
            items.denominate(owner, currency);
            items.put(owner, content);
        }
    }

    /** Changes the content under the cart's lock, keeping to its rules. */
    private Cart change(CartOwner owner, UnaryOperator<List<CartItem>> change) {
        Currency before = lock(owner);
        List<CartItem> content = items.all(owner);
        List<CartItem> changed = change.apply(content);
        Map<OfferId, Offer> known = known(changed);
        CartRules.check(changed, known);
        Currency currency = currency(owner, before, content, changed, known);
        List<CartItem> removed = content.stream()
                .filter(item -> of(changed, item.offer()) == null)
                .toList();
        if (!removed.isEmpty()) {
            items.remove(owner, removed);
        }
        List<CartItem> written =
                changed.stream().filter(item -> !content.contains(item)).toList();
        if (!written.isEmpty()) {
            items.put(owner, written);
        }
        return Cart.of(changed, known, currency);
    }

    /** Whoever changes a cart waits here for the one before him. A guest's is there or not; an account's is opened. */
    private Currency lock(CartOwner owner) {
        if (owner.isGuest() && !items.lock(owner)) {
            throw unknown(owner);
        }
        return items.open(owner, BEFORE_THE_FIRST_ITEM);
    }

    /** What is to be bought has the currency of what is there; an empty cart takes any. */
    private Currency currency(
            CartOwner owner,
            Currency before,
            List<CartItem> content,
            List<CartItem> changed,
            Map<OfferId, Offer> known) {
        List<CartItem> added = changed.stream()
                .filter(item -> !item.saved() && !content.contains(item))
                .toList();
        Currency wanted = CartRules.currency(added, known);
        if (wanted == null || wanted.equals(before)) {
            return before;
        }
        if (changed.stream().anyMatch(item -> !item.saved() && content.contains(item))) {
            throw CartRules.mixed(before, wanted);
        }
        items.denominate(owner, wanted);
        return wanted;
    }

    private Cart show(List<CartItem> content, Currency currency) {
        return Cart.of(content, known(content), currency);
    }

    private Map<OfferId, Offer> known(List<CartItem> content) {
        return content.isEmpty()
                ? Map.of()
                : offers.find(content.stream().map(CartItem::offer).toList());
    }

    private static @Nullable CartItem of(List<CartItem> content, OfferId offer) {
        return content.stream()
                .filter(item -> item.offer().equals(offer))
                .findFirst()
                .orElse(null);
    }

    private static ProblemException unknown(CartOwner owner) {
        return new ProblemException(CommonError.NOT_FOUND, "there is no cart " + owner.id() + "; open a new one");
    }
}
