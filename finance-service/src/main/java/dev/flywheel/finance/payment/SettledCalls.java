package dev.flywheel.finance.payment;

import dev.flywheel.domain.Money;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Money that moved at the provider, for whoever compares it with the provider's own files. */
@Repository
public class SettledCalls {

    /** A refund in several parts is several movements there. */
    private static final String MOVEMENTS = """
            SELECT call.id, call.kind, coalesce(leg.provider_reference, call.provider_reference) AS reference,
                   coalesce(leg.amount, call.card_amount) AS amount, call.card_amount, call.currency,
                   CASE call.kind WHEN 'PAYOUT' THEN 'payout:' || call.key
                        ELSE 'payment:' || call.payment_id || ':' || lower(call.kind) || ':' || call.key END AS entry_key
            FROM provider_call call LEFT JOIN refund_leg leg ON leg.call_id = call.id
            WHERE call.status = 'SUCCEEDED' AND call.kind IN ('CAPTURE', 'REFUND', 'PAYOUT') AND call.card_amount > 0
              AND call.provider = :provider\s""";

    private static final String BOUNCES = """
            SELECT bounce.id, 'REFUND_FAILURE' AS kind, bounce.provider_reference AS reference, bounce.minor AS amount,
                   bounce.minor AS card_amount, bounce.currency,
                   'payment:' || call.payment_id || ':refund:' || call.key || ':bounced'
                       || CASE leg WHEN 0 THEN '' ELSE ':' || leg END AS entry_key
            FROM refund_bounce bounce JOIN provider_call call ON call.id = bounce.call_id
            WHERE bounce.provider = :provider\s""";

    private static final String UNSETTLED = """
            AND %1$s.settled_on IS NULL AND %1$s.recorded_at >= :from AND %1$s.recorded_at < :to
            ORDER BY %1$s.id%2$s LIMIT 1000""";

    /** Whose rows are in a file once. */
    private static final List<String> TABLES = List.of("provider_call", "refund_bounce");

    private static final String DISPUTES = """
            UNION ALL
            SELECT dispute.id, moved.kind, provider_reference, minor, minor, currency, 'dispute:' || dispute.id || moved.entry
            FROM dispute JOIN (VALUES ('DISPUTE', ':opened'), ('DISPUTE_REVERSAL', ':won')) moved (kind, entry)
              ON moved.kind = 'DISPUTE' OR dispute.status = 'WON'
            WHERE provider = :provider AND provider_reference = ANY (:references)""";

    private final JdbcClient jdbc;

    SettledCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the provider's names. */
    public List<SettledCall> find(String provider, List<String> references) {
        return jdbc.sql(MOVEMENTS + "AND coalesce(leg.provider_reference, call.provider_reference) = ANY (:references)"
                        + " UNION ALL " + BOUNCES + "AND bounce.provider_reference = ANY (:references) " + DISPUTES)
                .param("provider", provider)
                .param("references", references.toArray(String[]::new))
                .query(SettledCalls::settled)
                .list();
    }

    /** Recorded in a span of time and in no file so far. */
    public List<SettledCall> unsettled(String provider, Instant from, Instant to) {
        List<SettledCall> all = new ArrayList<>();
        all.addAll(unsettled(MOVEMENTS + UNSETTLED.formatted("call", ", leg.number"), provider, from, to));
        all.addAll(unsettled(BOUNCES + UNSETTLED.formatted("bounce", ""), provider, from, to));
        return all;
    }

    private List<SettledCall> unsettled(String query, String provider, Instant from, Instant to) {
        return jdbc.sql(query)
                .param("provider", provider)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(SettledCalls::settled)
                .list();
    }

    /** What the journal has on the provider's account, by key of the entry. */
    public Map<String, Money> booked(List<SettledCall> calls) {
        Map<String, Money> booked = new HashMap<>();
        jdbc.sql("""
                        SELECT entry.key, posting.currency, sum(posting.minor) AS minor
                        FROM journal_entry entry JOIN posting ON posting.entry_id = entry.id
                        WHERE entry.source = 'finance' AND entry.key = ANY (:keys) AND posting.account = 'PROVIDER_RECEIVABLE'
                        GROUP BY entry.key, posting.currency""")
                .param("keys", calls.stream().map(SettledCall::entryKey).toArray(String[]::new))
                .query((row, number) -> booked.put(
                        row.getString("key"),
                        new Money(row.getLong("minor"), Money.currency(row.getString("currency")))))
                .list();
        return booked;
    }

    public void settle(List<SettledCall> calls, LocalDate day) {
        for (String table : TABLES) {
            jdbc.sql("UPDATE " + table + " SET settled_on = :day WHERE id = ANY (:ids)")
                    .param("day", Date.valueOf(day))
                    .param("ids", calls.stream().map(SettledCall::id).toArray(UUID[]::new))
                    .update();
        }
    }

    /** Forgets what a day's file had settled, because it is compared again. */
    public void unsettle(LocalDate day) {
        for (String table : TABLES) {
            jdbc.sql("UPDATE " + table + " SET settled_on = NULL WHERE settled_on = :day")
                    .param("day", Date.valueOf(day))
                    .update();
        }
    }

    private static SettledCall settled(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new SettledCall(
                row.getObject("id", UUID.class),
                row.getString("kind").toLowerCase(Locale.ROOT),
                row.getString("reference"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("card_amount"), currency),
                row.getString("entry_key"));
    }

    /**
     * A movement at the provider.
     *
     * @param type capture, refund, refund_failure, payout, dispute or dispute_reversal
     * @param reference the provider's name of it
     * @param amount of this movement
     * @param booked what the journal has to have on the provider's account: of all movements of the call
     * @param entryKey of the journal's entry
     */
    public record SettledCall(UUID id, String type, String reference, Money amount, Money booked, String entryKey) {}
}
