package dev.flywheel.catalog.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells those who keep answers what changed. Who wants to use what is kept calls {@link #catchUp} first; that looks into the
 * database after a commit in this process, and otherwise when the last look is older than half a second, for what other
 * replicas committed. What is found is what was not visible to the snapshot of the look before, so nothing is missed
 * whatever the order in which transactions end.
 */
@Component
public class RecentChanges implements CatalogueFollower {

    private static final Duration OLDEST = Duration.ofMillis(500);

    /** If more changed, all is told to have changed. */
    private static final int MOST = 5_000;

    private static final String LOOK = """
            WITH fresh AS (
                (SELECT id FROM product
                 WHERE changed_tx >= pg_snapshot_xmin(:seen::pg_snapshot)
                       AND NOT pg_visible_in_snapshot(changed_tx, :seen::pg_snapshot)
                 ORDER BY changed_tx LIMIT :most)
                UNION
                (SELECT product_id FROM sales_rank_change
                 WHERE changed_tx >= pg_snapshot_xmin(:seen::pg_snapshot)
                       AND NOT pg_visible_in_snapshot(changed_tx, :seen::pg_snapshot)
                 ORDER BY changed_tx LIMIT :most)
                UNION
                (SELECT offer.product_id FROM seller_copy seller JOIN offer ON offer.seller_id = seller.seller_id
                 WHERE seller.changed_tx >= pg_snapshot_xmin(:seen::pg_snapshot)
                       AND NOT pg_visible_in_snapshot(seller.changed_tx, :seen::pg_snapshot)
                 LIMIT :most)),
            family AS (
                SELECT id FROM fresh
                UNION
                SELECT variant.family_id FROM fresh JOIN product_variant variant ON variant.product_id = fresh.id),
            page AS (
                SELECT id FROM family
                UNION
                SELECT variant.product_id FROM family JOIN product_variant variant ON variant.family_id = family.id)
            SELECT pg_current_snapshot()::text AS snapshot,
                   NOT pg_visible_in_snapshot(listed_tx, :seen::pg_snapshot) AS listed,
                   NOT pg_visible_in_snapshot(renamed_tx, :seen::pg_snapshot) AS renamed,
                   ARRAY(SELECT id FROM page LIMIT :most) AS pages
            FROM category_change""";

    private final JdbcClient jdbc;
    private final List<Consumer<Recent>> keepers = new CopyOnWriteArrayList<>();
    private final AtomicLong commits = new AtomicLong();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Look last;

    RecentChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Is told of all changes from now on, one after the other; must not fail. */
    public void tell(Consumer<Recent> keeper) {
        keepers.add(keeper);
    }

    /**
     * Afterwards everything that was committed in this process before the call has been told, and what others committed up
     * to half a second before it.
     */
    public void catchUp() {
        long asked = System.nanoTime();
        Look seen = last;
        if (seen != null && isFresh(seen, asked)) {
            return;
        }
        looking.lock();
        try {
            Look now = last;
            if (now == null || (now.began() - asked < 0 && !isFresh(now, asked))) {
                now = look(now);
                last = now;
            }
            if (now.failure() != null) {
                throw now.failure();
            }
        } finally {
            looking.unlock();
        }
    }

    @Override
    public void wake() {
        commits.incrementAndGet();
    }

    /** Who asks next looks. */
    @Override
    public boolean await(Duration atMost) {
        return true;
    }

    private boolean isFresh(Look look, long now) {
        return look.failure() == null && look.commits() == commits.get() && now - look.began() < OLDEST.toNanos();
    }

    /** One that failed is repeated from the same snapshot; who waited for it does not try once more. */
    private Look look(@Nullable Look before) {
        long began = System.nanoTime();
        long upTo = commits.get();
        String seen = before == null ? null : before.snapshot();
        try {
            Found found = seen == null ? first() : since(seen);
            keepers.forEach(keeper -> keeper.accept(found.recent()));
            return new Look(began, upTo, found.snapshot(), null);
        } catch (RuntimeException failed) {
            return new Look(began, upTo, seen, failed);
        }
    }

    private Found first() {
        String snapshot = jdbc.sql("SELECT pg_current_snapshot()::text")
                .query(String.class)
                .single();
        return new Found(snapshot, new Recent(List.of(), true, true));
    }

    private Found since(String snapshot) {
        return jdbc.sql(LOOK)
                .param("seen", snapshot)
                .param("most", MOST)
                .query(RecentChanges::found)
                .single();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        List<UUID> pages = Arrays.asList((UUID[]) row.getArray("pages").getArray());
        boolean every = row.getBoolean("renamed") || pages.size() == MOST;
        return new Found(row.getString("snapshot"), new Recent(pages, every, row.getBoolean("listed")));
    }

    /**
     * What is not as it was.
     *
     * @param pages products whose pages look different now, those of their families included
     * @param everyPage any page may
     * @param categories the lists of categories
     */
    public record Recent(List<UUID> pages, boolean everyPage, boolean categories) {}

    /**
     * @param commits here when it began
     * @param snapshot what it saw, null while nothing was ever seen
     */
    private record Look(
            long began,
            long commits,
            @Nullable String snapshot,
            @Nullable RuntimeException failure) {}

    private record Found(String snapshot, Recent recent) {}
}
