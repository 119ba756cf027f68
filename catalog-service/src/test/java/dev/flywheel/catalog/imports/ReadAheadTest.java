package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import dev.flywheel.catalog.listing.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void givesAllRowsInTheirOrder() throws IOException {
        List<Long> lines = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        try (ReadAhead rows = new ReadAhead(new ImportedRows(source(25, 100)), 10)) {
            List<CheckedRow> batch = rows.next();
            while (!batch.isEmpty()) {
                batch.forEach(row -> lines.add(row.line()));
                sizes.add(batch.size());
                batch = rows.next();
            }
        }

        assertThat(lines)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
        assertThat(sizes).containsExactly(10, 10, 5);
    }

    @Test
    void passesOnWhatWentWrong() throws IOException {
        try (ReadAhead rows = new ReadAhead(new ImportedRows(source(25, 15)), 10)) {
            assertThat(rows.next()).hasSize(10);
            assertThatThrownBy(rows::next).isInstanceOf(IOException.class).hasMessage("row 15");
        }
    }

    @Test
    void endsABatchWhereRowsAreLong() throws IOException {
        String text = "x".repeat(200_000);
        long[] line = {0};
        ImportedRows rows = new ImportedRows(() -> new SourceRow.Readable(++line[0], Map.of(Column.SKU, text)));

        assertThat(rows.next(1000)).hasSizeBetween(30, 50);
    }

    private static SourceRows source(int count, int broken) {
        long[] line = {0};
        return () -> {
            line[0]++;
            if (line[0] == broken) {
                throw new IOException("row " + broken);
            }
            return line[0] > count
                    ? null
                    : new SourceRow.Readable(line[0], Map.of(Column.SKU, "S-" + line[0], Column.TITLE, "A thing"));
        };
    }
}
