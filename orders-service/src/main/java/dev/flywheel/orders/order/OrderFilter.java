package dev.flywheel.orders.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for; null lets everything through.
 *
 * @param status for a seller, of his lines
 * @param from when it was ordered, inclusive
 * @param to when it was ordered, exclusive
 * @param text what a title contains, whatever the case
 */
record OrderFilter(
        @Nullable OrderStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {

    static final OrderFilter NONE = new OrderFilter(null, null, null, null);

    @Nullable
    String statusName() {
        return status == null ? null : status.name();
    }

    @Nullable
    OffsetDateTime fromTime() {
        return from == null ? null : from.atOffset(ZoneOffset.UTC);
    }

    @Nullable
    OffsetDateTime toTime() {
        return to == null ? null : to.atOffset(ZoneOffset.UTC);
    }

    /** For LIKE; what has a meaning there is looked for as it is. */
    @Nullable
    String pattern() {
        return text == null || text.isBlank()
                ? null
                : "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
