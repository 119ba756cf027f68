package dev.flywheel.finance.journal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that the journal could not take.
 *
 * @param source service that stated it
 * @param key the entry's key
 * @param statement the entry as it was stated
 * @param acknowledgedAt when an operator dealt with it, null until then
 * @param note what the operator did
 */
record Conflict(
        UUID id,
        String source,
        String key,
        Kind kind,
        @JsonRawValue @Schema(type = "object") String statement,
        Instant noticedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String note) {

    /** What stands in the way. */
    enum Kind {
        /** The same key was stated before with other content; the first statement stands. */
        OTHER_CONTENT,
        /** Another entry reverses the same one; an entry is reversed at most once. */
        REVERSED_BEFORE,
        /** The entry to reverse is not in the journal. */
        REVERSES_UNKNOWN
    }
}
