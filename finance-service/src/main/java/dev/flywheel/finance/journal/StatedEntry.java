package dev.flywheel.finance.journal;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a service states it, with the identity it gets here.
 *
 * @param hash of the fact; words for people are not part of it
 * @param reversesId the entry it reverses, null for an original
 */
record StatedEntry(
        UUID id,
        JournalEntry entry,
        ContentHash hash,
        @Nullable UUID reversesId) {

    static ContentHash hash(JournalEntry entry) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(entry.key());
        parts.add(entry.effectiveAt().truncatedTo(ChronoUnit.MICROS));
        parts.add(entry.reverses());
        for (Line line : entry.lines()) {
            parts.add(line.account());
            parts.add(line.side());
            parts.add(line.amount());
            parts.add(line.dimensions().segment());
            parts.add(line.dimensions().country());
            parts.add(line.dimensions().seller());
            parts.add(line.dimensions().reference());
        }
        return ContentHash.of(parts.toArray());
    }
}
