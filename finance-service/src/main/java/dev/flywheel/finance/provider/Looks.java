package dev.flywheel.finance.provider;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the provider is to be asked about, because it said that something became of it. It may be named again while it is being
 * asked about; then it is asked about once more.
 */
@Component
public class Looks {

    private final JdbcClient jdbc;

    Looks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be asked about then, or sooner if it already was to be. */
    public void add(About about, String provider, String reference, Instant at) {
        jdbc.sql(about.of("""
                        INSERT INTO %1$s (provider, reference, look_at) VALUES (:provider, :reference, :at)
                        ON CONFLICT (provider, reference) DO UPDATE SET look_at = least(%1$s.look_at, :at)"""))
                .param("provider", provider)
                .param("reference", reference)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What is due, so that no other replica takes it before {@code again}. */
    public List<Look> takeDue(About about, String provider, Instant now, Instant again, int atMost) {
        return jdbc.sql(about.of("""
                        UPDATE %1$s SET look_at = :again
                        WHERE (provider, reference) IN (
                            SELECT provider, reference FROM %1$s WHERE provider = :provider AND look_at <= :now
                            ORDER BY look_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING reference, look_at"""))
                .param("provider", provider)
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(again))
                .param("limit", atMost)
                .query((row, number) -> new Look(
                        row.getString("reference"), row.getTimestamp("look_at").toInstant()))
                .list();
    }

    /** Forgets what was asked about, unless it was named again since. */
    public void done(About about, String provider, Look look) {
        jdbc.sql(about.of(
                        "DELETE FROM %1$s WHERE provider = :provider AND reference = :reference AND look_at = :again"))
                .param("provider", provider)
                .param("reference", look.reference())
                .param("again", Timestamp.from(look.again()))
                .update();
    }

    /** Forgets what nothing more can become of. */
    public void over(About about, String provider, String reference) {
        jdbc.sql(about.of("DELETE FROM %1$s WHERE provider = :provider AND reference = :reference"))
                .param("provider", provider)
                .param("reference", reference)
                .update();
    }

    /** What the provider names, each in a table of its own. */
    public enum About {
        DISPUTE("dispute_look"),
        REFUND("refund_look");

        private final String table;

        About(String table) {
            this.table = table;
        }

        private String of(String sql) {
            return sql.formatted(table);
        }
    }

    /**
     * @param again when others may ask
     */
    public record Look(String reference, Instant again) {}
}
