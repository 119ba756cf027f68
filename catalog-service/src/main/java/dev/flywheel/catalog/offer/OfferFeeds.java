package dev.flywheel.catalog.offer;

import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.contracts.seller.SellerPerformanceChanged;
import dev.flywheel.service.feed.FeedSubscription;
import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What offers hear from other services, and what they do by themselves. */
@Configuration
class OfferFeeds {

    @Bean
    FeedSubscription stock(StockCopies copies) {
        return FeedSubscription.to("orders")
                .onBatch(StockChanged.class, copies::changed)
                .resetBy(copies::clear);
    }

    @Bean
    FeedSubscription sellers(SellerCopies copies, PerformanceCopies performance) {
        return FeedSubscription.to("seller")
                .onBatch(SellerChanged.class, copies::changed)
                .onBatch(SellerPerformanceChanged.class, performance::changed)
                .resetBy(copies::clear);
    }

    @Bean
    Job tellOffersOfSellers(SellerCopies copies) {
        return new Job("tell-offers-of-sellers", Duration.ofSeconds(5), copies::tell);
    }

    /** Its pause is how long somebody who keeps prices but not sales may be behind. */
    @Bean
    Job changePrices(PriceTimetable timetable) {
        return new Job("change-prices", Duration.ofSeconds(1), timetable::keep);
    }
}
