package dev.flywheel.finance.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks the books against themselves. The database refuses what would break them, so a finding means that someone went
 * past it, or that a restore lost a part.
 */
@Component
class Books {

    private static final Logger log = LoggerFactory.getLogger(Books.class);

    /** Entries of one fact reach us from several feeds; after this long they all have. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /** A little less than the day between two runs of the job. */
    private static final Duration FRESH = Duration.ofHours(23);

    private final JdbcClient jdbc;
    private final Clock clock;

    Books(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Checks unless that was done within a day; reading all of the journal is work. */
    boolean checkIfDue() {
        boolean due = last().map(
                        check -> check.checkedAt().isBefore(clock.instant().minus(FRESH)))
                .orElse(true);
        if (due) {
            check();
        }
        return due;
    }

    /** Runs every check and keeps what it finds. */
    List<String> check() {
        Instant now = clock.instant();
        List<String> findings = new ArrayList<>();
        for (BooksRule rule : BooksRule.values()) {
            JdbcClient.StatementSpec query = jdbc.sql(rule.sql());
            if (rule.looksAtSettledOnly()) {
                query = query.param("settled", Timestamp.from(now.minus(SETTLED)));
            }
            query.query(String.class).list().forEach(what -> findings.add(rule.text() + ": " + what));
        }
        List<String> known = last().map(BooksCheck::findings).orElse(List.of());
        findings.stream()
                .filter(finding -> !known.contains(finding))
                .forEach(finding -> log.error("books: {}", finding));
        keep(now, findings);
        return findings;
    }

    /** The last check; empty before the first. */
    Optional<BooksCheck> last() {
        return jdbc.sql("SELECT checked_at, findings FROM books_check")
                .query((row, number) ->
                        new BooksCheck(row.getTimestamp("checked_at").toInstant(), Arrays.asList((String[])
                                row.getArray("findings").getArray())))
                .optional();
    }

    /** Number of findings of the last check. */
    int findings() {
        return last().map(check -> check.findings().size()).orElse(0);
    }

    /** Conflicts of the journal that nobody has dealt with. */
    int openConflicts() {
        return jdbc.sql("SELECT count(*) FROM journal_conflict WHERE acknowledged_at IS NULL")
                .query(Integer.class)
                .single();
    }

    private void keep(Instant now, List<String> findings) {
        jdbc.sql("""
                        INSERT INTO books_check (checked_at, findings) VALUES (:now, :findings)
                        ON CONFLICT (only_row) DO UPDATE
                        SET checked_at = excluded.checked_at, findings = excluded.findings""")
                .param("now", Timestamp.from(now))
                .param("findings", findings.toArray(String[]::new))
                .update();
    }

    record BooksCheck(Instant checkedAt, List<String> findings) {}
}
