package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.delivery.Carrier;
import dev.flywheel.orders.delivery.PostalAddress;
import dev.flywheel.orders.delivery.ReturnLabel;
import dev.flywheel.orders.delivery.ReturnLabels;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gets the label of a return: the carrier is asked outside any transaction, then the label is kept.
 *
 * <p>A kill in between leaves the carrier with a label that nobody has; whoever asks again is given the same one, since the
 * return is the carrier's key. Two callers at once are given the same one for the same reason.
 */
@Component
class ReturnLabelling {

    private final OrderBook book;
    private final Returns returns;
    private final ReturnDestinations destinations;
    private final Offers offers;
    private final ReturnLabels labels;
    private final LabelKeeping keeping;

    ReturnLabelling(
            OrderBook book,
            Returns returns,
            ReturnDestinations destinations,
            Offers offers,
            ReturnLabels labels,
            LabelKeeping keeping) {
        this.book = book;
        this.returns = returns;
        this.destinations = destinations;
        this.offers = offers;
        this.labels = labels;
        this.keeping = keeping;
    }

    /** The label of a return that is to be sent, made if there is none; whether this call made it. */
    Made make(OrderId id, UUID returnId, AccountId owner) {
        Order order = book.get(id, owner);
        CustomerReturn back = returns.announced(returnId, null);
        if (!back.order().equals(id)) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no return " + returnId);
        }
        LabelKeeping.refuseUnlessRequested(back);
        boolean made = false;
        if (labels.find(returnId).isEmpty()) {
            PostalAddress destination = destinations.of(back, order);
            long grams = grams(back, order);
            Carrier.Label label = labels.ask(returnId, ReturnDestinations.postal(order.shipTo()), destination, grams);
            made = keeping.keep(back, label, destination, grams);
        }
        return new Made(view(back, order), made);
    }

    /** The label as its shopper sees it; another's is not there. */
    LabelView ofShopper(OrderId id, UUID returnId, AccountId owner) {
        Order order = book.get(id, owner);
        CustomerReturn back = returns.announced(returnId, null);
        if (!back.order().equals(id)) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no return " + returnId);
        }
        return view(back, order);
    }

    /** The label as those see it who wait for the goods; {@code seller} is null for the operator. */
    LabelView ofReceiver(UUID returnId, @Nullable SellerId seller) {
        CustomerReturn back = returns.announced(returnId, seller);
        return view(back, book.get(back.order(), null));
    }

    private LabelView view(CustomerReturn back, Order order) {
        ReturnLabel label = labels.find(back.id())
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, "return " + back.id() + " has no label; the shopper may ask for one"));
        return LabelView.of(back, order, label, labels.scans(back.id()));
    }

    private long grams(CustomerReturn back, Order order) {
        List<OfferId> wanted = back.lines().stream()
                .map(line ->
                        Objects.requireNonNull(order.line(line.line())).goods().offer())
                .distinct()
                .toList();
        Map<OfferId, Offer> known = offers.find(wanted);
        return back.lines().stream()
                .mapToLong(line -> {
                    Offer offer = known.get(Objects.requireNonNull(order.line(line.line()))
                            .goods()
                            .offer());
                    Integer each = offer == null ? null : offer.weightGrams();
                    return each == null ? 0 : (long) each * line.quantity();
                })
                .sum();
    }

    /** A label, and whether it is new. */
    record Made(LabelView label, boolean isNew) {}
}
