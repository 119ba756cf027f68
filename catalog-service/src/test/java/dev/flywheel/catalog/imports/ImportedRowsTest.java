package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import dev.flywheel.catalog.listing.Checked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImportedRowsTest {

    private static final String FILE = "sku,title\nA,one\nB,two\nA,three\nC,four\n";

    @Test
    void refusesASkuThatWasInTheFileBefore() throws IOException {
        assertThat(rows().next(10))
                .extracting(CheckedRow::line, row -> row.checked() instanceof Checked.Fine)
                .containsExactly(tuple(2L, true), tuple(3L, true), tuple(4L, false), tuple(5L, true));
    }

    @Test
    void remembersSkusOfRowsItGoesPast() throws IOException {
        ImportedRows rows = rows();
        rows.skip(2);

        assertThat(rows.next(1)).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(4);
            assertThat(row.checked()).isInstanceOf(Checked.Refused.class);
        });
    }

    private static ImportedRows rows() throws IOException {
        return new ImportedRows(
                new CsvRows(new Lines(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)))));
    }
}
