package dev.flywheel.service.feed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Counts, for each subscription, what was applied, how long it has been behind, and how long it has been held. */
final class FeedMeters implements MeterBinder {

    private final Feeds feeds;

    FeedMeters(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (FeedConsumer consumer : feeds.consumers()) {
            Tags tags = Tags.of("subscription", consumer.name(), "source", consumer.source());
            FeedStanding standing = consumer.standing();
            FunctionCounter.builder("flywheel.feed.applied", standing, FeedStanding::applied)
                    .tags(tags)
                    .register(registry);
            TimeGauge.builder(
                            "flywheel.feed.lag",
                            standing,
                            TimeUnit.MILLISECONDS,
                            one -> one.lag().toMillis())
                    .tags(tags)
                    .register(registry);
            TimeGauge.builder(
                            "flywheel.feed.failing",
                            standing,
                            TimeUnit.MILLISECONDS,
                            one -> one.failing().toMillis())
                    .tags(tags)
                    .register(registry);
        }
    }
}
