package dev.flywheel.orders.cart;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.cart.CartRequests.Content;
import dev.flywheel.orders.cart.CartRequests.Item;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Looks up the offers that a request names, and refuses those that nobody makes. */
@Component
class KnownOffers {

    private final Offers offers;

    KnownOffers(Offers offers) {
        this.offers = offers;
    }

    Map<OfferId, Offer> of(Item item) {
        return known(List.of(item), "");
    }

    Map<OfferId, Offer> of(Content content) {
        return known(content.items(), "items");
    }

    Offer of(OfferId offer) {
        return Objects.requireNonNull(known(List.of(new Item(offer, 1)), "").get(offer));
    }

    private Map<OfferId, Offer> known(List<Item> items, String path) {
        Map<OfferId, Offer> known =
                offers.findFresh(items.stream().map(Item::offerId).distinct().toList());
        List<FieldProblem> unknown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            OfferId id = items.get(i).offerId();
            if (!known.containsKey(id)) {
                String field = path.isEmpty() ? "offerId" : path + "[" + i + "].offerId";
                unknown.add(new FieldProblem(field, "unknown_offer", "there is no offer " + id));
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    OrdersError.UNKNOWN_OFFER, unknown.getFirst().message(), unknown);
        }
        return known;
    }
}
