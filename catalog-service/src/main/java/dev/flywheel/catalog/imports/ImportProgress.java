package dev.flywheel.catalog.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is and what it refused.
 *
 * @param rowsRead rows dealt with so far: accepted and refused
 * @param bytes of the whole file
 * @param bytesRead of those, the ones whose rows are dealt with: the share that is done, as a file does not say how many
 *     rows it has
 * @param errors in the order of the lines, the first {@value #MAX_ERRORS}; all count as refused
 */
record ImportProgress(
        UUID id,
        ImportStatus status,
        int rowsRead,
        int accepted,
        int refused,
        long bytes,
        long bytesRead,
        List<RowError> errors) {

    static final int MAX_ERRORS = 1000;

    /**
     * @param line where the row begins; the first line of the file is 1
     * @param field absent when the row as a whole is at fault
     */
    record RowError(long line, @Nullable String field, String code, String message) {}
}
