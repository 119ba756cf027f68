package dev.flywheel.orders.cart;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final Offers offers;

    CartController(Carts carts, Offers offers) {
        this.carts = carts;
        this.offers = offers;
    }

    @GetMapping
    Cart look(@CurrentAccount AccountId account) {
        return carts.look(account);
    }

    @PostMapping("/items")
    Cart add(@CurrentAccount AccountId account, @Valid @RequestBody Item item) {
        Offer offer = known(List.of(item), "").get(item.offerId());
        return carts.add(account, Objects.requireNonNull(offer), item.quantity());
    }

    @PutMapping
    Cart replace(@CurrentAccount AccountId account, @Valid @RequestBody Content content) {
        Map<OfferId, Integer> quantities = new LinkedHashMap<>();
        content.items().forEach(item -> quantities.merge(item.offerId(), item.quantity(), Integer::sum));
        return carts.replace(account, quantities, known(content.items(), "items"));
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

    record Item(
            @NotNull OfferId offerId,
            @NotNull @Min(1) @Max(Carts.MOST_OF_ONE) Integer quantity) {}

    /**
     * @param items the same offer twice counts together
     */
    record Content(@NotNull @Size(max = Carts.MOST_LINES) List<@Valid @NotNull Item> items) {}
}
