package dev.flywheel.seller.charge;

import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.service.feed.FeedSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Listens to orders. A replay forgets nothing: every effect is keyed by its fact, so reading again adds what is missing and
 * changes nothing else.
 */
@Configuration(proxyBeanMethods = false)
class ChargeFeeds {

    @Bean
    FeedSubscription sellersParcels(Sales sales, Refunds refunds) {
        return FeedSubscription.to("orders")
                .onBatch(ShipmentDispatched.class, sales::dispatched)
                .onBatch(ShipmentDelivered.class, sales::delivered)
                .onEach(RefundIssued.class, refunds::issued)
                .resetBy(() -> {});
    }
}
