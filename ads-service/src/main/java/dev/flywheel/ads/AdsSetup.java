package dev.flywheel.ads;

import dev.flywheel.ads.attribution.Attributing;
import dev.flywheel.ads.auction.ClickRates;
import dev.flywheel.ads.billing.ClickBilling;
import dev.flywheel.ads.offer.Offers;
import dev.flywheel.ads.offer.Sellers;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.Role;
import dev.flywheel.service.feed.FeedSubscription;
import dev.flywheel.service.jobs.Job;
import dev.flywheel.service.security.AccessRules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call this service, whom it listens to, and what it does by the hour. */
@Configuration(proxyBeanMethods = false)
class AdsSetup {

    @Bean
    AccessRules access() {
        return AccessRules.of()
                .permit(HttpMethod.POST, "/ads/clicks/*")
                .permit(HttpMethod.GET, "/ads/*/why", "/ad-library")
                .role(Role.SHOPPER, "/ads/account")
                .role(Role.ADVERTISER, "/ads/**");
    }

    @Bean
    FeedSubscription catalogFeed(Offers offers) {
        return FeedSubscription.to("catalog")
                .onBatch(OfferChanged.class, offers::changed)
                .resetBy(offers::forget);
    }

    @Bean
    FeedSubscription sellerFeed(Sellers sellers) {
        return FeedSubscription.to("seller")
                .onEach(SellerChanged.class, sellers::changed)
                .resetBy(sellers::forget);
    }

    /** Stock and sales come in one feed, so they are forgotten and read again together. */
    @Bean
    FeedSubscription ordersFeed(Offers offers, Attributing attributing) {
        return FeedSubscription.to("orders")
                .onBatch(StockChanged.class, offers::stockChanged)
                .onBatch(OrderPlaced.class, attributing::placed)
                .onBatch(OrderCancelled.class, attributing::cancelled)
                .onBatch(RefundIssued.class, attributing::refunded)
                .resetBy(() -> {
                    offers.forgetStock();
                    attributing.forget();
                });
    }

    @Bean
    Job billClicks(ClickBilling billing) {
        return new Job("bill-clicks", Duration.ofHours(1), billing::closeBatches);
    }

    @Bean
    Job estimateClickRates(ClickRates rates) {
        return new Job("estimate-click-rates", Duration.ofHours(1), rates::estimate);
    }
}
