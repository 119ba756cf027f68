package dev.flywheel.service.feed;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@code DEGRADED} while a subscription is held. The service goes on, and a restart would meet the same event again, so it
 * is part of neither liveness nor readiness.
 */
final class FeedHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "a feed is held");

    private final Feeds feeds;

    FeedHealthIndicator(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (FeedConsumer consumer : feeds.consumers()) {
            if (consumer.standing().isFailing()) {
                health.status(DEGRADED)
                        .withDetail(consumer.name(), consumer.standing().error());
            }
        }
        return health.build();
    }
}
