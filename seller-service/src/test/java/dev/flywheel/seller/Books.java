package dev.flywheel.seller;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import dev.flywheel.service.web.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this service stated for the journal, read from its own event log. */
@Component
public class Books {

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Entries whose lines name the seller, in the order they were stated. */
    public List<JournalEntry> of(SellerId seller) {
        return entries().stream()
                .filter(entry -> entry.lines().stream()
                        .anyMatch(line -> seller.equals(line.dimensions().seller())))
                .toList();
    }

    public List<String> keysOf(SellerId seller) {
        return of(seller).stream().map(JournalEntry::key).toList();
    }

    /** All entries stated. */
    public List<JournalEntry> entries() {
        return jdbc.sql("SELECT data::text FROM event_log WHERE type = 'JournalEntry' ORDER BY seq")
                .query((row, number) -> Json.tolerant().readValue(row.getString(1), JournalEntry.class))
                .list();
    }

    /** Credits less debits by account, in minor units; accounts that cancel out are left out. */
    public static Map<LedgerAccount, Long> credits(List<JournalEntry> entries) {
        Map<LedgerAccount, Long> credits = new EnumMap<>(LedgerAccount.class);
        for (JournalEntry entry : entries) {
            for (Line line : entry.lines()) {
                long minor = line.amount().minor();
                credits.merge(line.account(), line.side() == Side.CREDIT ? minor : -minor, Long::sum);
            }
        }
        credits.values().removeIf(minor -> minor == 0);
        return credits;
    }
}
