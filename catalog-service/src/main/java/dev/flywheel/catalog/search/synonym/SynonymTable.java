package dev.flywheel.catalog.search.synonym;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.search.ranking.Synonyms;
import dev.flywheel.catalog.search.snapshot.Snapshot;
import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The synonyms. Searches read them from memory; what another replica changed they know a few seconds later. */
@Component
public class SynonymTable {

    static final int MOST = 5_000;

    private static final Duration YOUNGEST = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Snapshot<Synonyms> snapshot;
    private volatile @Nullable Read last;

    SynonymTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.snapshot = new Snapshot<>(this::read, YOUNGEST);
    }

    /** Those that hold now. */
    public Synonyms current() {
        return snapshot.get();
    }

    /** By phrase. */
    List<Synonym> list(@Nullable String after, int limit) {
        return jdbc.sql("""
                SELECT phrase, alternatives, both_ways FROM synonym WHERE key > :after ORDER BY key LIMIT :limit""")
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(SynonymTable::synonym)
                .list();
    }

    /** Adds a phrase, or replaces what stood for it. */
    @Transactional
    public void put(Synonym synonym) {
        jdbc.sql("LOCK TABLE synonym IN SHARE ROW EXCLUSIVE MODE").update();
        jdbc.sql("""
                INSERT INTO synonym AS known (key, phrase, alternatives, both_ways, changed_at)
                VALUES (:key, :phrase, :alternatives, :bothWays, :now)
                ON CONFLICT (key) DO UPDATE SET phrase = excluded.phrase, alternatives = excluded.alternatives,
                    both_ways = excluded.both_ways, changed_at = excluded.changed_at""")
                .param("key", Synonym.key(synonym.phrase()))
                .param("phrase", synonym.phrase())
                .param("alternatives", Unnest.texts(synonym.alternatives(), text -> text))
                .param("bothWays", synonym.bothWays())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (jdbc.sql("SELECT count(*) FROM synonym").query(Long.class).single() > MOST) {
            throw new ProblemException(
                    CatalogError.TOO_MANY_SYNONYMS, "there are " + MOST + " phrases with synonyms; delete one first");
        }
        readAfterCommit();
    }

    /** Forgets a phrase; whether it was there. */
    @Transactional
    public boolean delete(String phrase) {
        int deleted = jdbc.sql("DELETE FROM synonym WHERE key = :key")
                .param("key", Synonym.key(phrase))
                .update();
        readAfterCommit();
        return deleted > 0;
    }

    private void readAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                snapshot.read();
            }
        });
    }

    private Synonyms read() {
        // Not as a stream of the database's, which would keep its connection.
        List<Synonym> all = jdbc.sql("SELECT phrase, alternatives, both_ways FROM synonym ORDER BY key")
                .query(SynonymTable::synonym)
                .list();
        Read before = last;
        if (before == null || !before.rows().equals(all)) {
            before = new Read(
                    all, new Synonyms(all.stream().flatMap(Synonym::rules).toList()));
            last = before;
        }
        return before.synonyms();
    }

    private static Synonym synonym(ResultSet row, int number) throws SQLException {
        return new Synonym(
                row.getString("phrase"),
                Arrays.asList((String[]) row.getArray("alternatives").getArray()),
                row.getBoolean("both_ways"));
    }

    /** What is unchanged stays the same object, by which others tell whether it is. */
    private record Read(List<Synonym> rows, Synonyms synonyms) {}
}
