package dev.flywheel.orders.stock;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.WarehouseId;
import java.util.Comparator;

/** The units of an offer in one warehouse. Ordered as their rows are locked, so that nobody waits in a circle. */
public record StockItem(OfferId offer, WarehouseId warehouse) implements Comparable<StockItem> {

    private static final Comparator<StockItem> ORDER = Comparator.comparing(
                    (StockItem item) -> item.offer().value().toString())
            .thenComparing(item -> item.warehouse().value().toString());

    @Override
    public int compareTo(StockItem other) {
        return ORDER.compare(this, other);
    }
}
