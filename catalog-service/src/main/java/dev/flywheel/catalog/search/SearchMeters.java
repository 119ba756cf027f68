package dev.flywheel.catalog.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How far the index that is searched is behind the catalogue, and whether there is one. */
@Component
final class SearchMeters implements MeterBinder {

    private final IndexUpdates updates;
    private final ProductIndex index;

    SearchMeters(IndexUpdates updates, ProductIndex index) {
        this.updates = updates;
        this.index = index;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("flywheel.search.index.lag", updates, TimeUnit.SECONDS, IndexUpdates::lag)
                .register(registry);
        Gauge.builder("flywheel.search.index.waiting", updates, IndexUpdates::waiting)
                .register(registry);
        Gauge.builder("flywheel.search.index.served", index, one -> one.served() == null ? 0 : 1)
                .register(registry);
    }
}
