package dev.flywheel.finance.reconciliation;

import dev.flywheel.domain.Money;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reconciliation} and its findings. */
@Repository
class Reports {

    private static final int MOST_FINDINGS = 1_000;

    /** A movement missing from one day's file may be in the next one's. */
    private static final String OPEN = """
            (finding.kind <> 'MISSING_THERE'
             OR NOT EXISTS (SELECT 1 FROM provider_call WHERE id = finding.call_id AND settled_on IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM refund_bounce WHERE id = finding.call_id AND settled_on IS NOT NULL))""";

    private static final String SELECT = """
            SELECT day, checked_at, lines, matched,
                   (SELECT count(*) FROM reconciliation_finding finding
                    WHERE finding.day = reconciliation.day AND\s""" + OPEN + ") AS findings FROM reconciliation ";

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a day's report, or begins it again. Two that do so at once come one after the other. */
    void begin(LocalDate day, String provider, int lines, int matched, Instant now) {
        jdbc.sql("""
                        INSERT INTO reconciliation (day, provider, checked_at, lines, matched)
                        VALUES (:day, :provider, :now, :lines, :matched)
                        ON CONFLICT (day) DO UPDATE SET provider = excluded.provider, checked_at = excluded.checked_at,
                                                        lines = excluded.lines, matched = excluded.matched""")
                .param("day", Date.valueOf(day))
                .param("provider", provider)
                .param("now", Timestamp.from(now))
                .param("lines", lines)
                .param("matched", matched)
                .update();
        jdbc.sql("DELETE FROM reconciliation_finding WHERE day = :day")
                .param("day", Date.valueOf(day))
                .update();
    }

    void add(LocalDate day, int number, Finding finding) {
        Money theirs = finding.theirs();
        Money ours = finding.ours();
        Currency currency =
                Objects.requireNonNull(theirs == null ? ours : theirs).currency();
        jdbc.sql("""
                        INSERT INTO reconciliation_finding (day, number, kind, type, reference, theirs, ours, currency, call_id)
                        VALUES (:day, :number, :kind, :type, :reference, :theirs, :ours, :currency, :call)""")
                .param("day", Date.valueOf(day))
                .param("number", number)
                .param("kind", finding.kind().name())
                .param("type", finding.type())
                .param("reference", finding.reference())
                .param("theirs", theirs == null ? null : theirs.minor(), Types.BIGINT)
                .param("ours", ours == null ? null : ours.minor(), Types.BIGINT)
                .param("currency", currency.getCurrencyCode())
                .param("call", finding.call(), Types.OTHER)
                .update();
    }

    /** Latest day first. */
    List<Report> list(@Nullable LocalDate before, int limit) {
        return jdbc.sql(SELECT + "WHERE day < :before ORDER BY day DESC LIMIT :limit")
                .param("before", Date.valueOf(before == null ? LocalDate.of(9999, 1, 1) : before))
                .param("limit", limit)
                .query(Reports::report)
                .list();
    }

    Optional<Report> find(LocalDate day) {
        return jdbc.sql(SELECT + "WHERE day = :day")
                .param("day", Date.valueOf(day))
                .query(Reports::report)
                .optional();
    }

    /** The day after the last that was checked; empty before the first. */
    Optional<LocalDate> next() {
        return jdbc.sql("SELECT max(day) + 1 AS day FROM reconciliation")
                .query((row, number) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
    }

    List<Finding> findings(LocalDate day) {
        return jdbc.sql("SELECT * FROM reconciliation_finding finding WHERE day = :day AND " + OPEN
                        + " ORDER BY number LIMIT " + MOST_FINDINGS)
                .param("day", Date.valueOf(day))
                .query(Reports::finding)
                .list();
    }

    /** Findings since a day that nothing has settled yet. */
    int open(LocalDate since) {
        return jdbc.sql("SELECT count(*) FROM reconciliation_finding finding WHERE day >= :since AND " + OPEN)
                .param("since", Date.valueOf(since))
                .query(Integer.class)
                .single();
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getObject("day", LocalDate.class),
                row.getTimestamp("checked_at").toInstant(),
                row.getInt("lines"),
                row.getInt("matched"),
                row.getInt("findings"));
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new Finding(
                Finding.Kind.valueOf(row.getString("kind")),
                row.getString("type"),
                row.getString("reference"),
                money(row.getObject("theirs", Long.class), currency),
                money(row.getObject("ours", Long.class), currency),
                row.getObject("call_id", UUID.class));
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency);
    }

    /**
     * A day's file.
     *
     * @param lines in the file
     * @param matched lines that agree in all
     * @param findings that are open
     */
    record Report(LocalDate day, Instant checkedAt, int lines, int matched, int findings) {}
}
