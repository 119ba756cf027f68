package dev.flywheel.service.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of its own feed a service keeps.
 *
 * @param keep what is older goes, a partition at a time, once every known reader has applied it; none keeps everything, so
 *     that a reader can always start from the beginning
 * @param partition transactions of the PostgreSQL cluster that one partition takes
 */
@ConfigurationProperties("flywheel.feed")
record FeedSettings(
        @Nullable Duration keep, @DefaultValue("10000000") long partition) {

    FeedSettings {
        if (keep != null && keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("flywheel.feed.keep is " + keep + ", but a day at least is kept: 90d");
        }
        if (partition < 1) {
            throw new IllegalArgumentException("flywheel.feed.partition must be positive");
        }
    }
}
