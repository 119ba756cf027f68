package dev.flywheel.orders.stock;

import dev.flywheel.domain.OfferId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Moves stock. Each call is one statement in the caller's transaction, whatever the number of offers: it locks the rows in
 * the offers' order (so two orders never wait for each other in a circle), changes those where enough is there, and notes
 * each change in the ledger. Call it as the last thing before the commit, since a popular offer's row is locked until then.
 */
@Component
public class Stock {

    private final StockRows rows;

    Stock(StockRows rows) {
        this.rows = rows;
    }

    /**
     * Sets units aside for an order.
     *
     * @param reference what for, e.g. {@code order:…}
     * @return offers of which there is not enough; then the caller rolls back
     */
    public List<OfferId> hold(String reference, Map<OfferId, Integer> quantities) {
        return rows.move(Movement.HELD, reference, quantities);
    }

    /** Gives back what was held. */
    public void release(String reference, Map<OfferId, Integer> quantities) {
        moved(Movement.RELEASED, reference, quantities);
    }

    /** Held units leave the house. */
    public void ship(String reference, Map<OfferId, Integer> quantities) {
        moved(Movement.SHIPPED, reference, quantities);
    }

    /** Units came back and can be sold again. */
    public void restock(String reference, Map<OfferId, Integer> quantities) {
        moved(Movement.RETURNED, reference, quantities);
    }

    /** Units came back and cannot be sold again. */
    public void writeOff(String reference, Map<OfferId, Integer> quantities) {
        moved(Movement.RETURNED, reference, quantities);
        moved(Movement.WRITTEN_OFF, reference, quantities);
    }

    /** What was held or shipped is there by construction; anything else is a fault of ours, and must not be committed. */
    private void moved(Movement movement, String reference, Map<OfferId, Integer> quantities) {
        List<OfferId> missing = rows.move(movement, reference, quantities);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(reference + ": " + movement + " without the stock for it: " + missing);
        }
    }
}
