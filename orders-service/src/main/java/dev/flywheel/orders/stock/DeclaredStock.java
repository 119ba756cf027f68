package dev.flywheel.orders.stock;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears the quantities that senders declare with their offers. It reads the catalogue's feed with a cursor of its own and
 * has no reset: an offer can be told again, but a declaration counts once, since units were sold after it.
 */
@Configuration(proxyBeanMethods = false)
class DeclaredStock {

    private static final int MOST = 100_000_000;

    private final StockRows rows;

    DeclaredStock(StockRows rows) {
        this.rows = rows;
    }

    @Bean
    FeedSubscription declarationsOfCatalog() {
        return FeedSubscription.to("catalog").named("catalog-stock").onBatch(OfferChanged.class, this::declared);
    }

    void declared(List<OfferChanged> events) {
        Map<StockItem, Integer> last = new LinkedHashMap<>();
        for (OfferChanged event : events) {
            Integer quantity = event.declaredQuantity();
            if (quantity != null) {
                last.put(new StockItem(event.offer(), WarehouseId.MAIN), Math.clamp(quantity, 0, MOST));
            }
        }
        if (!last.isEmpty()) {
            rows.declare(Movement.DECLARED, Note.of("catalog"), last);
        }
    }
}
