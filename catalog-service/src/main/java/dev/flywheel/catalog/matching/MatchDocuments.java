package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.change.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int PAGE = 2000;
    private static final int PROGRESS_EVERY = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PutOff putOff = new PutOff();

    MatchDocuments(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Reads everything that is committed; the first step of a comparison.
     *
     * @return products read
     */
    int catchUp() {
        int done = 0;
        Run run = new Run();
        while (!run.over()) {
            int before = done;
            done += page(run);
            if (done / PROGRESS_EVERY > before / PROGRESS_EVERY) {
                log.info("matching: words of {} products read", done);
            }
        }
        return done;
    }

    /**
     * The same, unless many products are being changed right now: then it is left to who needs it, and to a later call.
     */
    int catchUpAtRest() {
        Newest newest = newest();
        return putOff.now(newest.transaction(), newest.unread()) ? 0 : catchUp();
    }

    /**
     * The same for at most some time.
     *
     * @return false if the time was over first
     */
    boolean catchUp(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Run run = new Run();
        page(run);
        while (!run.over()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            page(run);
        }
        return true;
    }

    private Newest newest() {
        return jdbc.sql("""
                SELECT coalesce((SELECT changed_tx FROM product ORDER BY changed_tx DESC LIMIT 1)::text, '0'),
                       (SELECT count(*) FROM (SELECT FROM product WHERE changed_tx >= progress.transaction LIMIT :limit) few)
                FROM match_progress progress""")
                .param("limit", PutOff.MANY + 1)
                .query((row, number) -> new Newest(Long.parseLong(row.getString(1)), row.getInt(2)))
                .single();
    }

    /** Reads the next products; how many of them were not known as they are. */
    private int page(Run run) {
        Integer read = transaction.execute(status -> {
            Place place = jdbc.sql("""
                    SELECT transaction::text, pg_snapshot_xmin(pg_current_snapshot())::text FROM match_progress
                    FOR UPDATE""")
                    .query((row, number) -> new Place(row.getString(1), row.getString(2)))
                    .single();
            run.begin(place);
            List<Changed> page = changed(run);
            List<Read> unknown = unknown(page);
            if (!unknown.isEmpty()) {
                write(unknown);
            }
            run.after(page);
            if (run.over()) {
                jdbc.sql("UPDATE match_progress SET transaction = :settled::xid8 WHERE transaction < :settled::xid8")
                        .param("settled", run.settled)
                        .update();
            }
            return unknown.size();
        });
        return read == null ? 0 : read;
    }

    private List<Changed> changed(Run run) {
        return jdbc.sql("""
                SELECT id, changed_tx::text AS transaction FROM product
                WHERE (changed_tx, id) > (:transaction::xid8, :product)
                ORDER BY product.changed_tx, product.id LIMIT :limit""")
                .param("transaction", run.transaction)
                .param("product", run.product)
                .param("limit", PAGE)
                .query((row, number) -> new Changed(row.getObject("id", UUID.class), row.getString("transaction")))
                .list();
    }

    /** Those whose last change has not been read. */
    private List<Read> unknown(List<Changed> page) {
        Map<UUID, Changed> wanted = new LinkedHashMap<>();
        page.forEach(one -> wanted.put(one.product(), one));
        Map<UUID, Set<String>> before = new HashMap<>();
        jdbc.sql("SELECT product_id, changed_tx::text, words FROM match_document WHERE product_id = ANY (:ids::uuid[])")
                .param("ids", Unnest.texts(wanted.keySet(), id -> id))
                .query(row -> {
                    UUID product = row.getObject(1, UUID.class);
                    if (row.getString(2)
                            .equals(Objects.requireNonNull(wanted.get(product)).transaction())) {
                        wanted.remove(product);
                    } else {
                        before.put(product, Set.of((String[]) row.getArray(3).getArray()));
                    }
                });
        if (wanted.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT id, changed_tx::text, title, brand, model_number, attributes::text, listed_by
                FROM product WHERE id = ANY (:ids::uuid[]) ORDER BY id""")
                .param("ids", Unnest.texts(wanted.keySet(), id -> id))
                .query((row, number) -> read(row, before))
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
            one.words().stream()
                    .filter(word -> !before.contains(word))
                    .forEach(word -> more.merge(word, 1, Integer::sum));
            before.stream()
                    .filter(word -> !one.words().contains(word))
                    .forEach(word -> more.merge(word, -1, Integer::sum));
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

    private static Read read(ResultSet row, Map<UUID, Set<String>> before) throws SQLException {
        ItemText text = ItemText.of(
                row.getString("title"),
                row.getString("brand"),
                ModelNumbers.of(row.getString("model_number"), row.getString("attributes")));
        UUID id = row.getObject("id", UUID.class);
        return new Read(
                id, row.getObject("listed_by", UUID.class), row.getString("changed_tx"), text.forms(), before.get(id));
    }

    /**
     * One way through what changed. It ends where nothing more is to be seen; what was settled when it began, so that
     * nothing could come between, need not be looked at again.
     */
    private static final class Run {

        private static final UUID FIRST = new UUID(0, 0);

        private String transaction = "";
        private UUID product = FIRST;
        private String settled = "";
        private boolean over;

        private void begin(Place place) {
            if (transaction.isEmpty()) {
                transaction = place.reached();
                settled = place.settled();
            }
        }

        private void after(List<Changed> page) {
            over = page.size() < PAGE;
            if (!page.isEmpty()) {
                transaction = page.getLast().transaction();
                product = page.getLast().product();
            }
        }

        private boolean over() {
            return over;
        }
    }

    /**
     * @param reached every change before this transaction has been read
     * @param settled every transaction before this one is over
     */
    private record Place(String reached, String settled) {}

    /**
     * @param transaction that changed a product last
     * @param unread how many changed since the place reached, counted a little beyond what is many
     */
    private record Newest(long transaction, int unread) {}

    /**
     * @param transaction that changed it last
     */
    private record Changed(UUID product, String transaction) {}

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
