package dev.flywheel.catalog.purchase;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.service.feed.FeedSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What purchases hear from orders; with a cursor of its own, so that it can be read again without the stock. */
@Configuration
class PurchaseFeed {

    @Bean
    FeedSubscription purchaseFeedSubscription(PurchaseCopies copies) {
        return FeedSubscription.to("orders")
                .named("purchases")
                .onBatch(OrderPlaced.class, copies::placed)
                .onBatch(OrderCancelled.class, copies::cancelled)
                .onBatch(ShipmentDispatched.class, copies::dispatched)
                .onBatch(RefundIssued.class, copies::refunded)
                .resetBy(copies::clear);
    }
}
