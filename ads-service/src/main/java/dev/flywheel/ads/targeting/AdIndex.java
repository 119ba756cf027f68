package dev.flywheel.ads.targeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * All ads by keyword, in memory. It loads what changed since it last looked: at once after a change made through this
 * replica, after a second at most for those of others. Whether an ad may run now is asked of the database, not of this.
 */
@Component
public class AdIndex {

    private static final Logger log = LoggerFactory.getLogger(AdIndex.class);
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WAIT_MILLIS = 20;

    private final AdPlaces places;
    private final Map<String, List<AdPlace>> byWords = new ConcurrentHashMap<>();
    private final Map<UUID, Set<String>> wordsOfCampaign = new HashMap<>();
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicInteger expirations = new AtomicInteger(1);
    private volatile int expirationsSeen;
    private volatile long lookedAt;
    private long version;

    AdIndex(AdPlaces places) {
        this.places = places;
    }

    /**
     * The ads whose keyword equals the query.
     *
     * @param words as {@link SearchWords} makes them
     */
    public List<AdPlace> exact(String words) {
        return byWords.getOrDefault(words, List.of());
    }

    /** Looks for changes when it is time to; does not wait long for another thread that is at it already. */
    public void refresh() {
        if (!isDue()) {
            return;
        }
        try {
            if (loading.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    if (isDue()) {
                        look();
                    }
                } finally {
                    loading.unlock();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something changed here: the next auction looks at once. */
    void expire() {
        expirations.incrementAndGet();
    }

    @EventListener(ApplicationReadyEvent.class)
    void loadAll() {
        refresh();
        log.info("ads for {} keywords loaded", byWords.size());
    }

    private boolean isDue() {
        return expirations.get() != expirationsSeen || System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS;
    }

    private void look() {
        // Read first: what expires the index while it loads is not taken for seen.
        int seen = expirations.get();
        long newest = places.version();
        if (newest != version) {
            load();
            version = newest;
        }
        lookedAt = System.nanoTime();
        expirationsSeen = seen;
    }

    private void load() {
        Set<UUID> changed = places.changedSince(version);
        Map<UUID, List<AdPlace>> loaded = new HashMap<>();
        places.of(changed)
                .forEach(place -> loaded.computeIfAbsent(place.campaign(), any -> new ArrayList<>())
                        .add(place));
        changed.forEach(campaign -> replace(campaign, loaded.getOrDefault(campaign, List.of())));
    }

    /** Each keyword's list changes in one step, so an auction never misses a campaign that is being replaced. */
    private void replace(UUID campaign, List<AdPlace> now) {
        Map<String, List<AdPlace>> added = new HashMap<>();
        now.forEach(place ->
                added.computeIfAbsent(place.words(), any -> new ArrayList<>()).add(place));
        Set<String> touched = new HashSet<>(added.keySet());
        touched.addAll(wordsOfCampaign.getOrDefault(campaign, Set.of()));
        for (String words : touched) {
            byWords.compute(words, (any, before) -> {
                List<AdPlace> after = new ArrayList<>(added.getOrDefault(words, List.of()));
                if (before != null) {
                    before.stream()
                            .filter(place -> !place.campaign().equals(campaign))
                            .forEach(after::add);
                }
                return after.isEmpty() ? null : List.copyOf(after);
            });
        }
        if (added.isEmpty()) {
            wordsOfCampaign.remove(campaign);
        } else {
            wordsOfCampaign.put(campaign, Set.copyOf(added.keySet()));
        }
    }
}
