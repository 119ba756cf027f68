package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.listing.Checked;
import dev.flywheel.catalog.listing.Column;
import dev.flywheel.catalog.listing.RowCheck;
import dev.flywheel.catalog.listing.RowProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a whole file, checked one by one and against each other, in batches. */
final class ImportedRows {

    static final Set<Column> REQUIRED = Collections.unmodifiableSet(EnumSet.of(Column.SKU, Column.TITLE));
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** What a batch may hold in memory, in characters. */
    private static final int MAX_BATCH = 8 * 1024 * 1024;

    private final SourceRows source;
    private final Set<Long> skus = new HashSet<>();

    ImportedRows(SourceRows source) {
        this.source = source;
    }

    /** Goes past rows that were dealt with before; they still count as seen. */
    void skip(int rows) throws IOException {
        for (int i = 0; i < rows; i++) {
            SourceRow row = source.next();
            if (row != null) {
                checked(row);
            }
        }
    }

    /** The next rows, fewer than asked for where they are long, none at the end of the file. */
    List<CheckedRow> next(int most) throws IOException {
        List<CheckedRow> batch = new ArrayList<>();
        int length = 0;
        while (batch.size() < most && length < MAX_BATCH) {
            SourceRow row = source.next();
            if (row == null) {
                return batch;
            }
            batch.add(checked(row));
            length += length(row);
        }
        return batch;
    }

    private static int length(SourceRow row) {
        return row instanceof SourceRow.Readable readable
                ? readable.cells().values().stream().mapToInt(String::length).sum()
                : 0;
    }

    private CheckedRow checked(SourceRow row) {
        return switch (row) {
            case SourceRow.Broken broken ->
                new CheckedRow(broken.line(), source.position(), new Checked.Refused(List.of(broken.problem())));
            case SourceRow.Readable readable -> checked(readable);
        };
    }

    private CheckedRow checked(SourceRow.Readable row) {
        Checked checked = RowCheck.check(row.cells(), REQUIRED);
        if (checked instanceof Checked.Fine fine && !skus.add(hash(fine.row().sku()))) {
            String message = "SKU " + fine.row().sku() + " is in this file already";
            checked = new Checked.Refused(List.of(RowProblem.of(Column.SKU, "duplicate_sku", message)));
        }
        return new CheckedRow(row.line(), source.position(), checked);
    }

    /** FNV-1a in 64 bits: a million SKUs take little room, and two alike are one in ten million such files. */
    private static long hash(String sku) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < sku.length(); i++) {
            hash = (hash ^ sku.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /**
     * @param line where the row begins
     * @param end bytes of the file that were read when it was
     */
    record CheckedRow(long line, long end, Checked checked) {}
}
