package dev.flywheel.catalog.search.querylog;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.search.querylog.QueryLog.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what was searched for. */
@Component
class QueryCounts {

    /** What nobody typed for so long is forgotten. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** Of more than so many the rarest are forgotten. */
    private static final int MOST = 100_000;

    /** Fewer may be one person's own words. */
    private static final int USUAL = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    QueryCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order of the texts, so that two writers do not wait for each other in a circle. */
    void add(Map<String, Tally> tallies) {
        if (tallies.isEmpty()) {
            return;
        }
        TreeMap<String, Tally> sorted = new TreeMap<>(tallies);
        jdbc.sql("""
                INSERT INTO search_query AS known (text, searches, partial, nothing, first_at, last_at)
                SELECT text, searches, partial, nothing, :now, :now
                FROM unnest(:texts, :searches::int[], :partial::int[], :nothing::int[])
                    AS fresh (text, searches, partial, nothing)
                ON CONFLICT (text) DO UPDATE SET searches = known.searches + excluded.searches,
                    partial = known.partial + excluded.partial, nothing = known.nothing + excluded.nothing,
                    last_at = excluded.last_at""")
                .param("now", at(clock.instant()))
                .param("texts", Unnest.texts(sorted.keySet(), text -> text))
                .param("searches", Unnest.texts(sorted.values(), Tally::searches))
                .param("partial", Unnest.texts(sorted.values(), Tally::partial))
                .param("nothing", Unnest.texts(sorted.values(), Tally::nothing))
                .update();
    }

    /** Those that found nothing most often. */
    List<Missed> missed(boolean partialToo, int limit) {
        return jdbc.sql("""
                SELECT text, searches, partial, nothing, last_at FROM search_query
                WHERE nothing + CASE WHEN :partial THEN partial ELSE 0 END > 0
                ORDER BY nothing + CASE WHEN :partial THEN partial ELSE 0 END DESC, text LIMIT :limit""")
                .param("partial", partialToo)
                .param("limit", limit)
                .query((row, number) -> new Missed(
                        row.getString("text"),
                        row.getInt("searches"),
                        row.getInt("nothing"),
                        row.getInt("partial"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What several typed and found, the most usual first. */
    List<String> usual(int limit) {
        return jdbc.sql("""
                SELECT text FROM search_query WHERE searches - partial - nothing >= :usual
                ORDER BY searches DESC, text LIMIT :limit""")
                .param("usual", USUAL)
                .param("limit", limit)
                .query((row, number) -> Objects.requireNonNull(row.getString("text")))
                .list();
    }

    /** A job. */
    int forget() {
        int old = jdbc.sql("DELETE FROM search_query WHERE last_at < :before")
                .param("before", at(clock.instant().minus(KEPT)))
                .update();
        return old + jdbc.sql("""
                        DELETE FROM search_query WHERE text IN (
                            SELECT text FROM search_query ORDER BY searches DESC, last_at DESC OFFSET :most)""").param("most", MOST).update();
    }

    private static OffsetDateTime at(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * A query that found too little.
     *
     * @param nothing how often it found nothing at all
     * @param partial how often only products that lack a word
     */
    record Missed(String query, int searches, int nothing, int partial, Instant lastAt) {}
}
