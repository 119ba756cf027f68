package dev.flywheel.finance.journal;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.service.feed.FeedSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes the entries other services state. No subscription can be reset: the journal forgets nothing, and reading a feed
 * again would change nothing.
 */
@Configuration(proxyBeanMethods = false)
class JournalFeeds {

    @Bean
    FeedSubscription entriesOfOrders(Ledger ledger) {
        return entriesOf("orders", ledger);
    }

    @Bean
    FeedSubscription entriesOfSeller(Ledger ledger) {
        return entriesOf("seller", ledger);
    }

    @Bean
    FeedSubscription entriesOfAds(Ledger ledger) {
        return entriesOf("ads", ledger);
    }

    @Bean
    FeedSubscription entriesOfPrime(Ledger ledger) {
        return entriesOf("prime", ledger);
    }

    private static FeedSubscription entriesOf(String source, Ledger ledger) {
        return FeedSubscription.to(source).onBatch(JournalEntry.class, entries -> ledger.append(source, entries));
    }
}
