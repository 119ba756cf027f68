package dev.flywheel.orders.stock;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Moves stock. Each call is one statement in the caller's transaction, whatever the number of items: it locks the rows in
 * the items' order (so two orders never wait for each other in a circle), changes those where enough is there, and notes
 * each change in the ledger. Call it as the last thing before the commit, since a popular item's row is locked until then.
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
     * @return items of which there is not enough; then the caller rolls back
     */
    public List<StockItem> hold(String reference, Map<StockItem, Integer> quantities) {
        return rows.move(Movement.HELD, Note.of(reference), quantities);
    }

    /** Gives back what was held. */
    public void release(String reference, Map<StockItem, Integer> quantities) {
        moved(Movement.RELEASED, reference, quantities);
    }

    /**
     * Puts held units into a parcel.
     *
     * @return items of which fewer are there than were sold, as backorders may be
     */
    public List<StockItem> pick(String reference, Map<StockItem, Integer> quantities) {
        return rows.move(Movement.PICKED, Note.of(reference), quantities);
    }

    /** Takes them out of the parcel. */
    public void unpick(String reference, Map<StockItem, Integer> quantities) {
        moved(Movement.UNPICKED, reference, quantities);
    }

    /** Picked units leave the house. */
    public void ship(String reference, Map<StockItem, Integer> quantities) {
        moved(Movement.SHIPPED, reference, quantities);
    }

    /** Units came back and can be sold again. */
    public void restock(String reference, Map<StockItem, Integer> quantities) {
        moved(Movement.RETURNED, reference, quantities);
    }

    /** Units came back and cannot be sold again. */
    public void writeOff(String reference, Map<StockItem, Integer> quantities) {
        moved(Movement.RETURNED, reference, quantities);
        moved(Movement.WRITTEN_OFF, reference, quantities);
    }

    /** What was held or picked is there by construction; anything else is a fault of ours, and must not be committed. */
    private void moved(Movement movement, String reference, Map<StockItem, Integer> quantities) {
        List<StockItem> missing = rows.move(movement, Note.of(reference), quantities);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(reference + ": " + movement + " without the stock for it: " + missing);
        }
    }
}
