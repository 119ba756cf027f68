package dev.flywheel.finance.journal;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds entries to the journal. The database holds the rules: lines balance per entry and currency, nothing changes, a key
 * counts once, an entry is reversed once. What breaks the last two does not stop the others; it is kept as a
 * {@link Conflict}.
 */
@Component
public class Ledger {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    private static final int BATCH = 500;

    private final Entries entries;
    private final Lines lines;
    private final Conflicts conflicts;
    private final JsonMapper json;
    private final Clock clock;

    Ledger(Entries entries, Lines lines, Conflicts conflicts, JsonMapper json, Clock clock) {
        this.entries = entries;
        this.lines = lines;
        this.conflicts = conflicts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds what was not stated before, in the caller's transaction if there is one.
     *
     * @param source service that states them; a key is unique within its source
     * @param stated in the order of their statement
     */
    @Transactional
    public Appended append(String source, List<JournalEntry> stated) {
        int added = 0;
        int repeated = 0;
        int conflicting = 0;
        for (int from = 0; from < stated.size(); from += BATCH) {
            Appended batch = appendBatch(source, stated.subList(from, Math.min(from + BATCH, stated.size())));
            added += batch.added();
            repeated += batch.repeated();
            conflicting += batch.conflicting();
        }
        return new Appended(added, repeated, conflicting);
    }

    private Appended appendBatch(String source, List<JournalEntry> stated) {
        Map<String, Entries.Known> known = entries.known(source, keys(stated));
        Map<JournalEntry, Conflict.Kind> refused = new LinkedHashMap<>();
        List<StatedEntry> fresh = new ArrayList<>();
        Set<UUID> reversedHere = new HashSet<>();
        for (JournalEntry entry : stated) {
            Entries.Known before = known.get(entry.key());
            if (before != null) {
                if (!before.says(entry)) {
                    refused.put(entry, Conflict.Kind.OTHER_CONTENT);
                }
                continue;
            }
            Entries.Known reversed = entry.reverses() == null ? null : known.get(entry.reverses());
            if (entry.reverses() != null && reversed == null) {
                refused.put(entry, Conflict.Kind.REVERSES_UNKNOWN);
                continue;
            }
            if (reversed != null && !reversedHere.add(reversed.id())) {
                refused.put(entry, Conflict.Kind.REVERSED_BEFORE);
                continue;
            }
            StatedEntry statement = new StatedEntry(
                    Ids.next(), entry, StatedEntry.hash(entry), reversed == null ? null : reversed.id());
            fresh.add(statement);
            known.put(entry.key(), new Entries.Known(statement.id(), statement.hash()));
        }
        Set<UUID> added = entries.insert(source, fresh);
        lines.insert(source, fresh, added);
        refused.putAll(overtaken(source, fresh, added));
        refused.forEach((entry, kind) -> keep(source, entry, kind));
        return new Appended(added.size(), stated.size() - added.size() - refused.size(), refused.size());
    }

    /** Why the database did not take some: another writer stated the key meanwhile, or the entry is reversed already. */
    private Map<JournalEntry, Conflict.Kind> overtaken(String source, List<StatedEntry> fresh, Set<UUID> added) {
        Map<JournalEntry, Conflict.Kind> refused = new LinkedHashMap<>();
        List<JournalEntry> missing = fresh.stream()
                .filter(statement -> !added.contains(statement.id()))
                .map(StatedEntry::entry)
                .toList();
        if (missing.isEmpty()) {
            return refused;
        }
        Map<String, Entries.Known> known = entries.known(source, keys(missing));
        for (JournalEntry entry : missing) {
            Entries.Known other = known.get(entry.key());
            if (other == null) {
                refused.put(entry, Conflict.Kind.REVERSED_BEFORE);
            } else if (!other.says(entry)) {
                refused.put(entry, Conflict.Kind.OTHER_CONTENT);
            }
        }
        return refused;
    }

    private void keep(String source, JournalEntry entry, Conflict.Kind kind) {
        if (conflicts.keep(source, entry, kind, json.writeValueAsString(entry), clock.instant())) {
            log.warn("journal entry {} of {} not taken: {}", entry.key(), source, kind);
        }
    }

    private static Set<String> keys(List<JournalEntry> stated) {
        Set<String> keys = new HashSet<>();
        for (JournalEntry entry : stated) {
            keys.add(entry.key());
            if (entry.reverses() != null) {
                keys.add(entry.reverses());
            }
        }
        return keys;
    }
}
