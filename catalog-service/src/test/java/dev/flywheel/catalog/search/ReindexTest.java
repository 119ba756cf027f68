package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.GeneratedRows;
import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An index that is built anew while shoppers search and sellers change things. */
class ReindexTest extends CatalogServiceTest {

    private static final String PATH = "/operator/search/reindex";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PRODUCTS = 2_600;

    @Autowired
    private ProductIndex index;

    @Autowired
    private Documents documents;

    @Autowired
    private IndexUpdates updates;

    @Autowired
    private IndexFollower follower;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void changesOverAllAtOnceAndMissesNothing() throws ExecutionException, InterruptedException {
        importCsv(GeneratedRows.HEADER + GeneratedRows.csv("RIX", PRODUCTS));
        assertThat(follower.await(LONG)).isTrue();
        Slot former = Objects.requireNonNull(index.served());
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> searches = IntStream.range(0, 3)
                    .mapToObj(i -> others.submit(searchesWhile(over)))
                    .toList();
            Future<Integer> changes = others.submit(changesWhile(over));

            operator().post(PATH, null).expect(202);
            Eventually.await(LONG, () -> !"RUNNING".equals(operator().get(PATH).text("/state")));
            over.set(true);

            for (Future<Integer> each : searches) {
                assertThat(each.get()).isPositive();
            }
            assertThat(changes.get()).isPositive();
        }
        Api.Reply done = operator().get(PATH).expect(200);
        assertThat(done.text("/state")).isEqualTo("COMPLETED");
        assertThat(done.at("/done").asLong())
                .isEqualTo(done.at("/total").asLong())
                .isGreaterThanOrEqualTo(PRODUCTS);
        assertThat(index.served()).isEqualTo(former.other());
        assertThat(index.count(former)).isZero();
        assertThat(follower.await(LONG)).isTrue();
        assertThat(index.count(former.other())).isEqualTo(documents.count());
        assertThat(updates.fault()).isNull();
    }

    @Test
    void isDoneOneAtATimeAndShowsHowFarItIs() {
        importCsv("sku,title\nONE-1,Onceonly oven\n");
        assertThat(follower.await(LONG)).isTrue();
        Slot former = Objects.requireNonNull(index.served());
        updates.working().lock();
        try {
            assertThat(operator().post(PATH, null).expect(202).text("/state")).isEqualTo("RUNNING");

            Api.Reply second = operator().post(PATH, null).expect(409);

            assertThat(second.text("/code")).isEqualTo("reindex_running");
            Eventually.await(
                    LONG, () -> operator().get(PATH).at("/done").asLong() > 0 && index.count(former.other()) > 0);
            assertThat(operator().get(PATH).text("/started")).isNotEmpty();
            assertThat(index.served()).isEqualTo(former);
            assertThat(titles(search("onceonly"))).hasSize(1);
        } finally {
            updates.working().unlock();
        }
        Eventually.await(LONG, () -> "COMPLETED".equals(operator().get(PATH).text("/state")));
        assertThat(operator().get(PATH).text("/finished")).isNotEmpty();
        assertThat(titles(search("onceonly"))).hasSize(1);
    }

    /** Such a product is not where the rebuild looks any more, and not yet where the follower may look. */
    @Test
    void hasWhatALongTransactionHolds() throws ExecutionException, InterruptedException {
        importCsv("sku,title\nHELDBACK-1,Heldback hammer\nHELDBACK-2,Heldback hoover\n");
        assertThat(follower.await(LONG)).isTrue();
        Slot former = Objects.requireNonNull(index.served());
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(status -> {
                rename("HELDBACK-1", "Heldback anvil");
                await(others.submit(() -> rename("HELDBACK-2", "Heldback broom")));
                operator().post(PATH, null).expect(202);
                Eventually.await(LONG, () -> index.served() != former);

                assertThat(titles(search("heldback"))).containsExactlyInAnyOrder("Heldback hammer", "Heldback broom");
            });
        }
        assertThat(follower.await(LONG)).isTrue();
        assertThat(titles(search("heldback"))).containsExactlyInAnyOrder("Heldback anvil", "Heldback broom");
    }

    /** Returns how many searches there were; each found all products, and none twice. */
    private Callable<Integer> searchesWhile(AtomicBoolean over) {
        return () -> {
            int done = 0;
            while (!over.get()) {
                Api.Reply found = shopper().get("/search?q=RIX&limit=100").expect(200);
                assertThat(found.at("/total").asInt()).isEqualTo(PRODUCTS);
                assertThat(new HashSet<>(texts(found, "productId"))).hasSize(100);
                done++;
            }
            return done;
        };
    }

    /** Returns how many products were changed; the last change of each must be found afterwards. */
    private Callable<Integer> changesWhile(AtomicBoolean over) {
        return () -> {
            int done = 0;
            while (!over.get()) {
                int next = done;
                transaction.executeWithoutResult(
                        status -> rename("RIX-" + next % PRODUCTS, "RIX rechristened no " + next));
                follower.wake();
                done++;
            }
            assertThat(follower.await(LONG)).isTrue();
            String last = "RIX rechristened no " + (done - 1);
            assertThat(titles(search(last)).getFirst()).isEqualTo(last);
            assertThat(search("rechristened").at("/total").asInt()).isEqualTo(Math.min(done, PRODUCTS));
            return done;
        };
    }

    private void rename(String sku, String title) {
        jdbc.sql("UPDATE product SET title = :title, changed_tx = pg_current_xact_id() WHERE sku = :sku")
                .param("title", title)
                .param("sku", sku)
                .update();
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
