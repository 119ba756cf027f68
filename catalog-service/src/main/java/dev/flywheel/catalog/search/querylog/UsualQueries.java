package dev.flywheel.catalog.search.querylog;

import dev.flywheel.catalog.search.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What many type and find, to suggest to others; from memory, a minute old at most. */
@Component
public class UsualQueries {

    private static final int MOST = 5_000;

    private final Snapshot<List<String>> snapshot;

    UsualQueries(QueryCounts counts) {
        this.snapshot = new Snapshot<>(() -> counts.usual(MOST), Duration.ofMinutes(1));
    }

    /** The most usual first. */
    public List<String> current() {
        return snapshot.get();
    }

    void read() {
        snapshot.read();
    }
}
