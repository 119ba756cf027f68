package dev.flywheel.orders;

import dev.flywheel.contracts.ads.Attributions;
import dev.flywheel.contracts.finance.Journal;
import dev.flywheel.domain.OrderId;
import dev.flywheel.service.client.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The services that this one asks, played in memory. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeFinance {

    @Bean
    @Primary
    FakePayments fakePayments() {
        return new FakePayments();
    }

    @Bean
    @Primary
    FakeJournal fakeJournal() {
        return new FakeJournal();
    }

    @Bean
    @Primary
    FakeAttributions fakeAttributions() {
        return new FakeAttributions();
    }

    /** Answers what a test wrote into it. */
    public static final class FakeJournal implements Journal {

        private final Map<String, List<Posting>> postings = new ConcurrentHashMap<>();
        private volatile boolean away;

        public void write(String reference, Posting posting) {
            postings.computeIfAbsent(reference, any -> new ArrayList<>()).add(posting);
        }

        /** All there is about something. */
        public void write(String reference, List<Posting> all) {
            postings.put(reference, List.copyOf(all));
        }

        public void away(boolean now) {
            away = now;
        }

        @Override
        public List<Posting> of(String reference) {
            if (away) {
                throw Unanswered.notReached();
            }
            return postings.getOrDefault(reference, List.of());
        }
    }

    /** Knows no clicks but those a test tells. */
    public static final class FakeAttributions implements Attributions {

        private final Map<OrderId, List<Attribution>> clicks = new ConcurrentHashMap<>();
        private volatile boolean away;

        public void tell(OrderId order, Attribution click) {
            clicks.put(order, List.of(click));
        }

        public void away(boolean now) {
            away = now;
        }

        @Override
        public List<Attribution> of(OrderId order) {
            if (away) {
                throw Unanswered.maybeExecuted();
            }
            return clicks.getOrDefault(order, List.of());
        }
    }
}
