package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.change.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the words of all products up to date. It reads what changed by the product's {@code changed_tx} and remembers
 * the transaction before which nothing is missing; later changes are read too, and looked at again until they are
 * settled. Several may do it at once: one waits for the other's page.
 */
@Component
class MatchDocuments {

    private static final Logger log = LoggerFactory.getLogger(MatchDocuments.class);
    private static final int PAGE = 1000;
    private static final int PROGRESS_EVERY = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MatchDocuments(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Reads everything that is committed; a job, and the first step of a comparison.
     *
     * @return products read
     */
    int catchUp() {
        int done = 0;
        int read = PAGE;
        while (read == PAGE) {
            read = page();
            done += read;
            if (done / PROGRESS_EVERY > (done - read) / PROGRESS_EVERY) {
                log.info("matching: words of {} products read", done);
            }
        }
        return done;
    }

    /**
     * The same for at most some time.
     *
     * @return false if the time was over first
     */
    boolean catchUp(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (page() == PAGE) {
            if (System.nanoTime() > deadline) {
                return false;
            }
        }
        return true;
    }

    private int page() {
        Integer read = transaction.execute(status -> {
            Place place = jdbc.sql("""
                    SELECT transaction::text, pg_snapshot_xmin(pg_current_snapshot())::text FROM match_progress
                    FOR UPDATE""")
                    .query((row, number) -> new Place(row.getString(1), row.getString(2)))
                    .single();
            List<Read> page = changedSince(place.reached());
            if (!page.isEmpty()) {
                write(page);
            }
            if (!page.isEmpty() && page.size() < PAGE) {
                jdbc.sql("UPDATE match_progress SET transaction = :settled::xid8")
                        .param("settled", place.settled())
                        .update();
            }
            return page.size();
        });
        return read == null ? 0 : read;
    }

    private List<Read> changedSince(String transaction) {
        return jdbc.sql("""
                SELECT product.id, product.changed_tx::text, title, brand, model_number, attributes::text,
                       product.listed_by, known.words
                FROM product LEFT JOIN match_document known ON known.product_id = product.id
                WHERE product.changed_tx >= :transaction::xid8 AND known.changed_tx IS DISTINCT FROM product.changed_tx
                ORDER BY product.changed_tx, product.id LIMIT :limit""")
                .param("transaction", transaction)
                .param("limit", PAGE)
                .query(MatchDocuments::read)
                .list();
    }

    private void write(List<Read> page) {
        jdbc.sql("""
                INSERT INTO match_document (product_id, listed_by, words, changed_tx)
                SELECT id, listed_by, string_to_array(words, ' '), changed_tx
                FROM unnest(:ids::uuid[], :listedBy::uuid[], :words, :transactions::xid8[])
                    AS read (id, listed_by, words, changed_tx)
                ON CONFLICT (product_id) DO UPDATE
                SET listed_by = excluded.listed_by, words = excluded.words, changed_tx = excluded.changed_tx""")
                .param("ids", Unnest.texts(page, Read::id))
                .param("listedBy", Unnest.texts(page, Read::listedBy))
                .param("words", Unnest.texts(page, one -> String.join(" ", one.words())))
                .param("transactions", Unnest.texts(page, Read::transaction))
                .update();
        Map<String, Integer> more = new HashMap<>();
        for (Read one : page) {
            Set<String> before = one.before() == null ? Set.of() : one.before();
            one.words().stream().filter(word -> !before.contains(word)).forEach(word -> more.merge(word, 1, Integer::sum));
            before.stream().filter(word -> !one.words().contains(word)).forEach(word -> more.merge(word, -1, Integer::sum));
        }
        count(more);
        jdbc.sql("UPDATE match_progress SET documents = documents + :more")
                .param("more", page.stream().filter(one -> one.before() == null).count())
                .update();
    }

    /** In the order of the words, so that two pages do not wait for each other in a circle. */
    private void count(Map<String, Integer> more) {
        List<Map.Entry<String, Integer>> words =
                more.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        words(words.stream().filter(word -> word.getValue() > 0).toList(), """
                INSERT INTO match_word AS known (word, products)
                SELECT word, more FROM unnest(:words, :more::int[]) AS read (word, more)
                ON CONFLICT (word) DO UPDATE SET products = known.products + excluded.products""");
        words(words.stream().filter(word -> word.getValue() < 0).toList(), """
                UPDATE match_word SET products = products + read.more
                FROM unnest(:words, :more::int[]) AS read (word, more) WHERE match_word.word = read.word""");
    }

    private void words(List<Map.Entry<String, Integer>> words, String statement) {
        if (!words.isEmpty()) {
            jdbc.sql(statement)
                    .param("words", Unnest.texts(words, Map.Entry::getKey))
                    .param("more", Unnest.texts(words, Map.Entry::getValue))
                    .update();
        }
    }

    private static Read read(ResultSet row, int number) throws SQLException {
        ItemText text = ItemText.of(
                row.getString("title"), row.getString("brand"), ModelNumbers.of(row.getString("model_number"), row.getString("attributes")));
        return new Read(
                row.getObject("id", UUID.class),
                row.getObject("listed_by", UUID.class),
                row.getString("changed_tx"),
                text.forms(),
                row.getArray("words") == null
                        ? null
                        : new HashSet<>(Arrays.asList((String[]) row.getArray("words").getArray())));
    }

    /**
     * @param reached every change before this transaction has been read
     * @param settled every transaction before this one is over
     */
    private record Place(String reached, String settled) {}

    /**
     * @param before the words it had; null for a product that is read for the first time
     */
    private record Read(
            UUID id,
            @Nullable UUID listedBy,
            String transaction,
            Set<String> words,
            @Nullable Set<String> before) {}
}
