package dev.flywheel.orders.promotion.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a promotion stands: its dates say so, or whoever ended it. */
public enum PromotionStatus {
    SCHEDULED,
    RUNNING,
    ENDED;

    static PromotionStatus at(Instant now, Instant starts, @Nullable Instant ends, @Nullable Instant ended) {
        if (ended != null || (ends != null && !ends.isAfter(now))) {
            return ENDED;
        }
        return starts.isAfter(now) ? SCHEDULED : RUNNING;
    }
}
