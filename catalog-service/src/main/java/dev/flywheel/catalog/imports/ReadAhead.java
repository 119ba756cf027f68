package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads and checks a batch of rows while the one before is written. One batch ahead, so that memory stays bounded. */
final class ReadAhead implements AutoCloseable {

    private final ImportedRows rows;
    private final int most;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("import-reader").factory());
    private Future<List<CheckedRow>> next;

    ReadAhead(ImportedRows rows, int most) {
        this.rows = rows;
        this.most = most;
        this.next = reader.submit(this::read);
    }

    private List<CheckedRow> read() throws IOException {
        return rows.next(most);
    }

    /** The next batch; empty when there are no more rows. */
    List<CheckedRow> next() throws IOException {
        List<CheckedRow> batch = done();
        if (!batch.isEmpty()) {
            next = reader.submit(this::read);
        }
        return batch;
    }

    private List<CheckedRow> done() throws IOException {
        try {
            return next.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading ahead", interrupted);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException broken -> throw broken;
                case RuntimeException broken -> throw broken;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    /** Waits for the batch that is being read, so that what it is read from can be closed. */
    @Override
    public void close() {
        reader.close();
    }
}
