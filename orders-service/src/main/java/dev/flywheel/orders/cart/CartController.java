package dev.flywheel.orders.cart;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.orders.cart.CartRequests.Content;
import dev.flywheel.orders.cart.CartRequests.Guests;
import dev.flywheel.orders.cart.CartRequests.Item;
import dev.flywheel.orders.cart.CartRequests.Setting;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The shopper's cart. */
@RestController
@RequestMapping("/cart")
class CartController {

    private final Carts carts;
    private final KnownOffers known;

    CartController(Carts carts, KnownOffers known) {
        this.carts = carts;
        this.known = known;
    }

    @GetMapping
    Cart look(@CurrentAccount AccountId account) {
        return carts.look(cart(account));
    }

    @PostMapping("/items")
    Cart add(@CurrentAccount AccountId account, @Valid @RequestBody Item item) {
        Offer offer = Objects.requireNonNull(known.of(item).get(item.offerId()));
        return carts.add(cart(account), offer, item.quantity());
    }

    @PutMapping
    Cart replace(@CurrentAccount AccountId account, @Valid @RequestBody Content content) {
        return carts.replace(cart(account), content.quantities(), known.of(content));
    }

    /** Changes one item: how many, whether it is saved for later, how it goes as a present. */
    @PutMapping("/items/{offerId}")
    Cart set(@CurrentAccount AccountId account, @PathVariable OfferId offerId, @Valid @RequestBody Setting setting) {
        Offer offer = known.of(offerId);
        return carts.set(cart(account), offerId, before -> setting.of(Objects.requireNonNull(before), offer));
    }

    @DeleteMapping("/items/{offerId}")
    Cart remove(@CurrentAccount AccountId account, @PathVariable OfferId offerId) {
        return carts.set(cart(account), offerId, before -> null);
    }

    /** Takes over what was put in before signing in. */
    @PostMapping("/merge")
    Cart merge(@CurrentAccount AccountId account, @Valid @RequestBody Guests guests) {
        return carts.merge(account, new CartOwner.Guest(guests.cartId()), guests.how());
    }

    private static CartOwner cart(AccountId account) {
        return new CartOwner.Shopper(account);
    }
}
