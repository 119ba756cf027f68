package dev.flywheel.orders.cart;

import dev.flywheel.domain.OfferId;
import dev.flywheel.orders.cart.CartRequests.Content;
import dev.flywheel.orders.cart.CartRequests.Item;
import dev.flywheel.orders.cart.CartRequests.Setting;
import dev.flywheel.orders.offer.Offer;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Carts of those who are not signed in; the id is as good as a key, and a cart nobody touches is dropped after thirty days. */
@RestController
@RequestMapping("/guest-carts")
class GuestCartController {

    private final Carts carts;
    private final KnownOffers known;

    GuestCartController(Carts carts, KnownOffers known) {
        this.carts = carts;
        this.known = known;
    }

    @PostMapping
    ResponseEntity<Opened> open() {
        UUID id = carts.open().id();
        return ResponseEntity.created(URI.create("/guest-carts/" + id)).body(new Opened(id));
    }

    @GetMapping("/{id}")
    Cart look(@PathVariable UUID id) {
        return carts.look(cart(id));
    }

    @PostMapping("/{id}/items")
    Cart add(@PathVariable UUID id, @Valid @RequestBody Item item) {
        Offer offer = Objects.requireNonNull(known.of(item).get(item.offerId()));
        return carts.add(cart(id), offer, item.quantity());
    }

    @PutMapping("/{id}")
    Cart replace(@PathVariable UUID id, @Valid @RequestBody Content content) {
        return carts.replace(cart(id), content.quantities(), known.of(content));
    }

    @PutMapping("/{id}/items/{offerId}")
    Cart set(@PathVariable UUID id, @PathVariable OfferId offerId, @Valid @RequestBody Setting setting) {
        Offer offer = known.of(offerId);
        return carts.set(cart(id), offerId, before -> setting.of(Objects.requireNonNull(before), offer));
    }

    @DeleteMapping("/{id}/items/{offerId}")
    Cart remove(@PathVariable UUID id, @PathVariable OfferId offerId) {
        return carts.set(cart(id), offerId, before -> null);
    }

    private static CartOwner cart(UUID id) {
        return new CartOwner.Guest(id);
    }

    record Opened(UUID cartId) {}
}
