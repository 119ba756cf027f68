package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.imports.ImportProgress.RowError;
import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works imports off in the background, a few at a time. Each batch of rows and the place reached commit together, so an
 * import that was interrupted goes on where it was, and two workers at the same import do no harm: one of them finds
 * the place taken and leaves.
 */
@Component
class ImportRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    static final int BATCH = 1000;
    private static final int MAX_ROWS = 1_000_000;
    private static final int AT_ONCE = 2;
    private static final Duration ARRIVAL = Duration.ofSeconds(10);
    private static final Duration RESTING = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private final Imports imports;
    private final Bodies bodies;
    private final ImportBatches batches;
    private final Changes changes;
    private final Set<UUID> active = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private volatile boolean running;

    ImportRunner(Imports imports, Bodies bodies, ImportBatches batches, Changes changes) {
        this.imports = imports;
        this.bodies = bodies;
        this.batches = batches;
        this.changes = changes;
    }

    /** Works the import off in a thread of its own, unless one is at it. */
    boolean start(UUID id) {
        if (!running || !active.add(id)) {
            return false;
        }
        Thread.ofVirtual().name("import-" + id).start(() -> {
            try {
                room.acquire();
                try {
                    run(id);
                } finally {
                    room.release();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                active.remove(id);
            }
        });
        return true;
    }

    /**
     * Takes up imports that nobody works at, and forgets bodies that never arrived; a job.
     *
     * @return imports taken up or forgotten
     */
    int resume() {
        return resume(RESTING) + imports.discardOlderThan(GIVEN_UP);
    }

    private int resume(Duration resting) {
        return (int) imports.resting(resting).stream().filter(this::start).count();
    }

    private void run(UUID id) {
        try {
            imports.running(id).ifPresent(this::workOff);
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException
                | TransactionException away) {
            log.warn("import {} rests, it is taken up again: {}", id, away.getMessage());
        } catch (RuntimeException failure) {
            log.error("import {} failed", id, failure);
            imports.fail(id, new RowError(0, null, "internal", "the import broke off; send the file again"));
        }
    }

    private void workOff(Import found) {
        if (found.rowsRead() > 0) {
            log.warn("import {} was interrupted and goes on after row {}", found.id(), found.rowsRead());
        }
        Import now = found;
        try (Lines lines = new Lines(bodies.read(found.id()));
                ReadAhead rows = new ReadAhead(rows(found, lines), BATCH)) {
            List<CheckedRow> batch = rows.next();
            while (!batch.isEmpty() && now.rowsRead() + batch.size() <= MAX_ROWS) {
                if (!running || !batches.apply(now, batch)) {
                    return;
                }
                now = now.advanced(batch.size());
                batch = rows.next();
            }
            finish(now, batch);
        } catch (IOException impossible) {
            throw new IllegalStateException("a stored body is read from the database", impossible);
        }
    }

    /** Those that are still to be dealt with. */
    private static ImportedRows rows(Import found, Lines lines) throws IOException {
        ImportedRows rows = new ImportedRows(found.format().read(lines));
        rows.skip(found.rowsRead());
        return rows;
    }

    /** Everybody who copies the catalogue gets a little time before the sender is told that all is done. */
    private void finish(Import done, List<CheckedRow> left) {
        changes.await(ARRIVAL);
        if (left.isEmpty()) {
            imports.complete(done.id());
        } else {
            String message = "a file has at most " + MAX_ROWS + " rows; send the rest in another one";
            imports.fail(done.id(), new RowError(left.getFirst().line(), null, "too_many_rows", message));
        }
        log.info("import {} is over after {} rows", done.id(), done.rowsRead());
    }

    @Override
    public void start() {
        running = true;
        resume(Duration.ZERO);
    }

    @Override
    public void stop() {
        running = false;
        try {
            // Workers leave after the batch they are at.
            if (room.tryAcquire(AT_ONCE, ARRIVAL.toSeconds(), TimeUnit.SECONDS)) {
                room.release(AT_ONCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
