package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.delivery.Carrier;
import dev.flywheel.orders.delivery.PostalAddress;
import dev.flywheel.orders.delivery.ReturnLabels;
import dev.flywheel.orders.order.OrderBook;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the label that a carrier made, unless the return came to its end meanwhile. */
@Component
class LabelKeeping {

    private final OrderBook book;
    private final Returns returns;
    private final ReturnLabels labels;

    LabelKeeping(OrderBook book, Returns returns, ReturnLabels labels) {
        this.book = book;
        this.returns = returns;
        this.labels = labels;
    }

    /** False when another call has kept it before. */
    @Transactional
    public boolean keep(CustomerReturn back, Carrier.Label label, PostalAddress destination, long grams) {
        book.lock(back.order(), null);
        refuseUnlessRequested(Objects.requireNonNull(returns.find(back.id())));
        return labels.keep(back.id(), label, destination, grams);
    }

    static void refuseUnlessRequested(CustomerReturn back) {
        if (back.status() != ReturnStatus.REQUESTED) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "return " + back.id() + " is " + back.status() + "; only one that is to be sent gets a label");
        }
    }
}
