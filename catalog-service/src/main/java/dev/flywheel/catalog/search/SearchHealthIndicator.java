package dev.flywheel.catalog.search;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * {@code DEGRADED} while there is no index to search. The service goes on and builds one, which a restart would only
 * delay, so this is part of neither liveness nor readiness.
 */
@Component("searchHealthIndicator")
final class SearchHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "there is no search index yet");

    private final ProductIndex index;
    private final Rebuild rebuild;

    SearchHealthIndicator(ProductIndex index, Rebuild rebuild) {
        this.index = index;
        this.rebuild = rebuild;
    }

    @Override
    public Health health() {
        Slot served = index.served();
        RebuildProgress progress = rebuild.progress();
        Health.Builder health = served == null ? Health.status(DEGRADED) : Health.up();
        health.withDetail("searched", served == null ? "none" : served.index()).withDetail("rebuild", progress.state());
        if (progress.state() == RebuildProgress.State.RUNNING) {
            health.withDetail("reason", String.valueOf(progress.reason()))
                    .withDetail("done", progress.done())
                    .withDetail("total", progress.total());
        }
        if (progress.error() != null) {
            health.withDetail("error", progress.error());
        }
        return health.build();
    }
}
