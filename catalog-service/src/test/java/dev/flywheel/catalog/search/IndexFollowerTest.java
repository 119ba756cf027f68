package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An index that is behind, lost, or of another database. */
class IndexFollowerTest extends CatalogServiceTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Autowired
    private ProductChanges changes;

    @Autowired
    private Documents documents;

    @Autowired
    private ProductIndex index;

    @Autowired
    private IndexUpdates updates;

    @Autowired
    private IndexPlaces places;

    @Autowired
    private Rebuild rebuild;

    @Autowired
    private IndexFollower follower;

    @Autowired
    private Vocabularies vocabularies;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void findsByCountingThatDocumentsAreMissing() {
        importCsv("sku,title\nGONE-1,Goneastray gadget\nHERE-1,Goneastray gizmo\n");
        index.add(served(), List.of(), List.of(UUID.fromString(product("GONE-1"))));
        index.show(served());
        assertThat(titles(search("goneastray"))).containsExactly("Goneastray gizmo");

        String fault = updates.fault();

        assertThat(fault).contains(documents.count() - 1 + " products instead of " + documents.count());
        rebuild.run(String.valueOf(fault));
        assertThat(titles(search("goneastray"))).hasSize(2);
        assertThat(updates.fault()).isNull();
    }

    @Test
    void searchesNothingRatherThanAnIndexThatWasEmptied() {
        importCsv("sku,title\nLOST-1,Lostandfound lantern\n");
        index.clear(served());

        updates.working().lock();
        try {
            assertThat(updates.fault()).contains("held 0 products");

            assertThat(index.served()).isNull();
            Api.Reply refused = shopper().get("/search?q=lostandfound").expect(503);
            assertThat(refused.text("/code")).isEqualTo("search_not_ready");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(shopper().get("/suggestions?q=lost").status()).isEqualTo(503);
            assertThat(vocabularies.await(Duration.ofMillis(10)))
                    .as("an import goes on")
                    .isFalse();
        } finally {
            updates.working().unlock();
        }

        Eventually.passes(LONG, () -> assertThat(follower.await(LONG)).isTrue());
        assertThat(titles(search("lostandfound"))).hasSize(1);
        assertThat(index.count(served())).isEqualTo(documents.count());
    }

    @Test
    void doesNotTrustAPlaceInAnotherDatabase() {
        importCsv("sku,title\nOTHER-1,Otherworldly orb\n");
        assertThat(follower.await(LONG)).isTrue();
        IndexPlace own = Objects.requireNonNull(places.place());
        places.reached(IndexPlace.start(own.slot(), UUID.randomUUID()).at(own.transaction(), own.product()));

        assertThat(updates.open()).isFalse();

        assertThat(places.loss()).contains("another database");
        Eventually.passes(LONG, () -> assertThat(follower.await(LONG)).isTrue());
        assertThat(titles(search("otherworldly"))).hasSize(1);
    }

    @Test
    void doesNotTrustAPlaceInALaterStateOfThisDatabase() {
        assertThat(follower.await(LONG)).isTrue();
        IndexPlace own = Objects.requireNonNull(places.place());
        places.reached(own.at(changes.begun() + 1_000_000, own.product()));

        assertThat(updates.open()).isFalse();

        Eventually.passes(LONG, () -> assertThat(follower.await(LONG)).isTrue());
    }

    @Test
    void saysHowFarItIsBehind() {
        importCsv("sku,title\nLAG-1,Laggard lamp\nLAG-2,Laggard lantern\n");
        assertThat(follower.await(LONG)).isTrue();
        assertThat(updates.waiting()).isZero();
        assertThat(updates.lag()).isZero();

        updates.working().lock();
        try {
            rename("LAG-1", "Late lamp");
            rename("LAG-2", "Late lantern");
            assertThat(updates.waiting()).isEqualTo(2);
            assertThat(updates.lag()).isPositive();
        } finally {
            updates.working().unlock();
        }

        assertThat(follower.await(LONG)).isTrue();
        assertThat(updates.waiting()).isZero();
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
            IndexPlace place = IndexPlace.start(Slot.FIRST, changes.catalogue()).at(98, new UUID(0, 0));

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

    private Slot served() {
        return Objects.requireNonNull(index.served());
    }
}
