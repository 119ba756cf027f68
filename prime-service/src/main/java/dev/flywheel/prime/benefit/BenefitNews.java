package dev.flywheel.prime.benefit;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.feed.FeedSubscription;
import dev.flywheel.service.feed.Feeds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Hears of orders; and reads what is new of them for somebody who is about to leave. */
@Component
public class BenefitNews {

    private static final Logger log = LoggerFactory.getLogger(BenefitNews.class);
    private static final Duration AT_MOST = Duration.ofMillis(500);

    /** Looked up late: the feeds are made of subscriptions that lead back here. */
    private final ObjectProvider<Feeds> feeds;

    BenefitNews(ObjectProvider<Feeds> feeds) {
        this.feeds = feeds;
    }

    /** Nobody is kept from leaving because orders is away; then what is known is all there is. Call it outside a transaction. */
    public void read() {
        try {
            feeds.getObject().catchUp("orders", AT_MOST);
        } catch (ProblemException away) {
            log.info("orders not read before a cancellation: {}", away.getMessage());
        }
    }

    /** Orders' facts become uses. */
    @Configuration(proxyBeanMethods = false)
    static class Hearing {

        @Bean
        FeedSubscription ordersOfMembers(BenefitUse use) {
            return FeedSubscription.to("orders")
                    .onEach(OrderPlaced.class, use::placed)
                    .onEach(OrderCancelled.class, use::cancelled)
                    .resetBy(use::forget);
        }
    }
}
