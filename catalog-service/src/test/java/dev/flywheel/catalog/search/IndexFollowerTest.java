package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An index that is behind, lost, or of another database. */
class IndexFollowerTest extends CatalogServiceTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path elsewhere;

    @Autowired
    private ProductChanges changes;

    @Autowired
    private Documents documents;

    @Autowired
    private ProductIndex index;

    @Autowired
    private IndexFollower follower;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void buildsALostIndexAgain() {
        importCsv("sku,title\nLOST-1,Lostandfound lantern\n");
        index.clear();
        assertThat(titles(search("lostandfound"))).isEmpty();

        startedAnew(new IndexDirectory(elsewhere));

        Eventually.passes(LONG, () -> assertThat(titles(search("lostandfound"))).hasSize(1));
        assertThat(index.count()).isEqualTo(documents.count());
    }

    @Test
    void findsByCountingThatDocumentsAreMissing() {
        importCsv("sku,title\nGONE-1,Goneastray gadget\n");
        IndexDirectory directory = new IndexDirectory(elsewhere);
        directory.reached(upToDate());
        index.write(List.of(), List.of(UUID.fromString(product("GONE-1"))));
        assertThat(titles(search("goneastray"))).isEmpty();

        startedAnew(directory);

        Eventually.passes(LONG, () -> assertThat(titles(search("goneastray"))).hasSize(1));
    }

    @Test
    void doesNotTrustAPlaceInAnotherDatabase() {
        importCsv("sku,title\nOTHER-1,Otherworldly orb\n");
        IndexDirectory directory = new IndexDirectory(elsewhere);
        directory.reached(IndexPlace.start(UUID.randomUUID()).at(Long.MAX_VALUE, UUID.randomUUID()));
        index.clear();

        startedAnew(directory);

        Eventually.passes(LONG, () -> assertThat(titles(search("otherworldly"))).hasSize(1));
    }

    @Test
    void skipsNothingBehindATransactionThatStillRuns() {
        importCsv("sku,title\nSLOW-1,Slow sloth\nFAST-1,Fast ferret\n");
        transaction.executeWithoutResult(status -> {
            rename("SLOW-1", "Slower sloth");
            inAnotherThread(() -> {
                rename("FAST-1", "Faster ferret");
                assertThat(follower.await(Duration.ofMillis(100))).isFalse();
            });
        });

        assertThat(follower.await(LONG)).isTrue();
        assertThat(titles(search("slower"))).containsExactly("Slower sloth");
        assertThat(titles(search("faster"))).containsExactly("Faster ferret");
    }

    @Test
    void readsChangesByNumberAndNotByText() {
        importCsv("sku,title\nNUM-1,Numbered nut\nNUM-2,Numbered nail\n");
        transaction.executeWithoutResult(status -> {
            changedIn("NUM-1", "100");
            changedIn("NUM-2", "99");
            IndexPlace place = IndexPlace.start(changes.catalogue()).at(98, new UUID(0, 0));

            assertThat(changes.after(place, 101, 10))
                    .extracting(ProductChanges.Change::transaction)
                    .containsExactly(99L, 100L);
            status.setRollbackOnly();
        });
    }

    private void changedIn(String sku, String transactionId) {
        jdbc.sql("UPDATE product SET changed_tx = :transaction::xid8 WHERE sku = :sku")
                .param("transaction", transactionId)
                .param("sku", sku)
                .update();
    }

    private void rename(String sku, String title) {
        jdbc.sql("UPDATE product SET title = :title, changed_tx = pg_current_xact_id() WHERE sku = :sku")
                .param("title", title)
                .param("sku", sku)
                .update();
    }

    private static void inAnotherThread(Runnable work) {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            thread.submit(work).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A second follower of the same index, as after a start. */
    private void startedAnew(IndexDirectory directory) {
        IndexUpdates updates = new IndexUpdates(changes, documents, index, directory);
        IndexFollower fresh = new IndexFollower(changes, updates, new SearchSettings(elsewhere, true));
        fresh.start();
        try {
            Eventually.await(LONG, () -> fresh.await(Duration.ofSeconds(5)) && index.count() == documents.count());
        } finally {
            fresh.stop();
        }
    }

    private IndexPlace upToDate() {
        assertThat(follower.await(LONG)).isTrue();
        return jdbc.sql("SELECT changed_tx::text, id FROM product ORDER BY changed_tx DESC, id DESC LIMIT 1")
                .query((row, number) -> IndexPlace.start(changes.catalogue())
                        .at(Long.parseLong(row.getString(1)), row.getObject(2, UUID.class)))
                .single();
    }
}
