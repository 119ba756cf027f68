package dev.flywheel.seller.performance;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.service.feed.FeedSubscription;
import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What performance hears, with cursors of its own, and when it is told. */
@Configuration(proxyBeanMethods = false)
class PerformanceFeeds {

    @Bean
    FeedSubscription promisesForPerformance(Promises promises) {
        return FeedSubscription.to("catalog")
                .onBatch(OfferChanged.class, promises::changed)
                .resetBy(promises::clear);
    }

    @Bean
    FeedSubscription linesForPerformance(PromisedLines lines) {
        return FeedSubscription.to("orders")
                .named("performance")
                .onBatch(OrderPlaced.class, lines::placed)
                .onBatch(OrderCancelled.class, lines::cancelled)
                .onBatch(ShipmentDispatched.class, lines::dispatched)
                .resetBy(lines::clear);
    }

    @Bean
    Job tellPerformance(Performance performance) {
        return new Job("tell-performance", Duration.ofMinutes(10), performance::tell);
    }
}
