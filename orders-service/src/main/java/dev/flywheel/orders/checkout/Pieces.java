package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.cart.Cart;
import dev.flywheel.orders.cart.CartItem;
import dev.flywheel.orders.delivery.Allocation;
import dev.flywheel.orders.delivery.Place;
import dev.flywheel.orders.delivery.Plan;
import dev.flywheel.orders.delivery.Wanted;
import dev.flywheel.orders.delivery.Warehouses;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds what a cart names, and which warehouse sends it. */
@Component
class Pieces {

    private static final Set<WarehouseId> ONLY_MAIN = Set.of(WarehouseId.MAIN);

    private final Offers offers;
    private final Warehouses warehouses;
    private final Allocation allocation;

    Pieces(Offers offers, Warehouses warehouses, Allocation allocation) {
        this.offers = offers;
        this.warehouses = warehouses;
        this.allocation = allocation;
    }

    /** The pieces in the order of the cart, all of one currency; refused when something cannot be bought. */
    List<Piece> of(List<CartItem> content, Place to) {
        if (content.isEmpty()) {
            throw new ProblemException(OrdersError.CART_EMPTY, "put something in the cart first");
        }
        List<Offer> found = buyable(content);
        checkWorth(content, found);
        refuseShort(content, found);
        Plan plan = plan(content, found, to);
        List<Piece> pieces = new ArrayList<>(content.size());
        for (int i = 0; i < content.size(); i++) {
            CartItem item = content.get(i);
            if (plan.lines().get(i).missing() > 0) {
                throw OutOfStock.at(List.of(OutOfStock.problem(i, item.offer())));
            }
            for (Plan.Source source : plan.lines().get(i).from()) {
                pieces.add(new Piece(i, found.get(i), source.warehouse(), source.quantity(), item.gift()));
            }
        }
        return pieces;
    }

    private List<Offer> buyable(List<CartItem> content) {
        Map<OfferId, Offer> known =
                offers.find(content.stream().map(CartItem::offer).toList());
        List<Offer> found = new ArrayList<>(content.size());
        List<FieldProblem> gone = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            Offer offer = known.get(content.get(i).offer());
            if (offer == null || !offer.isOnSale()) {
                gone.add(OutOfStock.problem(
                        i, OrdersError.NOT_BUYABLE, content.get(i).offer()));
            } else {
                found.add(offer);
            }
        }
        if (!gone.isEmpty()) {
            throw new ProblemException(
                    OrdersError.NOT_BUYABLE,
                    "take them out of the cart: " + gone.getFirst().message(),
                    gone);
        }
        return found;
    }

    private static void checkWorth(List<CartItem> content, List<Offer> found) {
        Currency currency = null;
        long worth = 0;
        for (int i = 0; i < found.size(); i++) {
            Money price = java.util.Objects.requireNonNull(found.get(i).price());
            if (currency != null && !price.currency().equals(currency)) {
                throw new ProblemException(
                        OrdersError.MIXED_CURRENCIES,
                        "a price changed to " + price.currency() + " meanwhile: take "
                                + found.get(i).id() + " out");
            }
            currency = price.currency();
            worth += price.times(content.get(i).quantity()).minor();
        }
        if (worth > Cart.MOST_MINOR) {
            throw new ProblemException(OrdersError.CART_TOO_VALUABLE, "put less in, and check out more than once");
        }
    }

    /** Saves a popular offer's buyers the wait for its row when it is sold out; the hold is what decides. */
    private static void refuseShort(List<CartItem> content, List<Offer> found) {
        List<FieldProblem> missing = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).sellable() < content.get(i).quantity()) {
                missing.add(OutOfStock.problem(i, found.get(i).id()));
            }
        }
        if (!missing.isEmpty()) {
            throw OutOfStock.at(missing);
        }
    }

    /** Nothing is to be decided where all lies in the main warehouse, as third parties' goods always do. */
    private Plan plan(List<CartItem> content, List<Offer> found, Place to) {
        List<Wanted> wanted = new ArrayList<>(content.size());
        Map<OfferId, Map<WarehouseId, Integer>> stock = new HashMap<>();
        for (int i = 0; i < content.size(); i++) {
            wanted.add(new Wanted(found.get(i).id(), content.get(i).quantity()));
            stock.put(found.get(i).id(), found.get(i).stock());
        }
        if (stock.values().stream().allMatch(places -> places.keySet().equals(ONLY_MAIN))) {
            return new Plan(wanted.stream()
                    .map(line -> new Plan.Line(List.of(new Plan.Source(WarehouseId.MAIN, line.quantity())), 0))
                    .toList());
        }
        return allocation.plan(wanted, stock, to, warehouses.active());
    }
}
