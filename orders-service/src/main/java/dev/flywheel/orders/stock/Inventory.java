package dev.flywheel.orders.stock;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import dev.flywheel.service.feed.FeedDelivery;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What senders say and see of their own stock. */
@Component
class Inventory {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Offers offers;
    private final StockRows rows;
    private final StockLevels levels;
    private final StockNews news;
    private final FeedDelivery delivery;
    private final TransactionTemplate transaction;
    private final Idempotency idempotency;

    Inventory(
            Offers offers,
            StockRows rows,
            StockLevels levels,
            StockNews news,
            FeedDelivery delivery,
            TransactionTemplate transaction,
            Idempotency idempotency) {
        this.offers = offers;
        this.rows = rows;
        this.levels = levels;
        this.news = news;
        this.delivery = delivery;
        this.transaction = transaction;
        this.idempotency = idempotency;
    }

    /**
     * Sets how many units are on hand, those that orders hold included.
     *
     * @param sender null for the retailer
     * @param reason of a count; null where the sender just says how many there are
     */
    StockLevel set(
            @Nullable SellerId sender, String sku, WarehouseId warehouse, int quantity, @Nullable String reason) {
        StockItem item = item(sender, sku, warehouse);
        transaction.executeWithoutResult(status -> {
            int least = rows.lockLeast(item);
            if (quantity < least) {
                throw new ProblemException(
                        OrdersError.BELOW_HELD,
                        "orders hold " + least + " of '" + sku + "', so at least that many are there");
            }
            rows.declare(
                    reason == null ? Movement.DECLARED : Movement.COUNTED,
                    new Note("inventory", reason),
                    Map.of(item, quantity));
        });
        return told(item.offer());
    }

    /** Moves units for a reason that stands in the ledger. */
    Answer<StockLevel> adjust(
            @Nullable SellerId sender, String sku, WarehouseId warehouse, Change change, IdempotencyKey key) {
        StockItem item = item(sender, sku, warehouse);
        Answer<StockLevel> answer = Objects.requireNonNull(transaction.execute(
                status -> idempotency.once(key, change, StockLevel.class, () -> adjust(item, sku, change))));
        tell();
        return answer;
    }

    private StockLevel adjust(StockItem item, String sku, Change change) {
        rows.open(item);
        Note note = new Note(change.reference(), change.reason());
        if (!rows.move(change.kind().movement(), note, Map.of(item, change.quantity()))
                .isEmpty()) {
            throw new ProblemException(
                    OrdersError.STOCK_TOO_LOW,
                    "there are not " + change.quantity() + " of '" + sku + "' that can be " + change.kind()
                            + "; what orders hold cannot");
        }
        return levels.of(item.offer());
    }

    /** Lets more be sold than there are, as far as that. */
    StockLevel allowBackorder(@Nullable SellerId sender, String sku, WarehouseId warehouse, int most) {
        StockItem item = item(sender, sku, warehouse);
        transaction.executeWithoutResult(status -> {
            rows.open(item);
            if (!rows.allowBackorder(item, most)) {
                throw new ProblemException(
                        OrdersError.BELOW_HELD,
                        "more of '" + sku + "' are on backorder already; wait until they came in");
            }
        });
        return told(item.offer());
    }

    /** A sender's offers with their stock, by sku. The first page knows what the catalogue was told just now. */
    Page<StockLevel> list(@Nullable SellerId sender, @Nullable Cursor after, int limit) {
        if (after == null) {
            offers.readNews();
        }
        return levels.page(sender, after, limit);
    }

    /** The ledger of an item, the newest movement first. */
    Page<StockLevels.Entry> ledger(@Nullable SellerId sender, String sku, @Nullable Cursor after, int limit) {
        return levels.ledger(offer(sender, sku), after, limit);
    }

    private StockLevel told(OfferId offer) {
        tell();
        return levels.of(offer);
    }

    private void tell() {
        news.tell();
        delivery.await(PATIENCE);
    }

    private StockItem item(@Nullable SellerId sender, String sku, WarehouseId warehouse) {
        return new StockItem(offer(sender, sku), warehouse);
    }

    private OfferId offer(@Nullable SellerId sender, String sku) {
        return offers.findFresh(sender, sku)
                .map(Offer::id)
                .orElseThrow(() -> new ProblemException(
                        OrdersError.UNKNOWN_OFFER, "there is no offer with the sku '" + sku + "'"));
    }

    /** A movement that a sender asks for. */
    record Change(Adjustment kind, int quantity, String reference, String reason) {}
}
