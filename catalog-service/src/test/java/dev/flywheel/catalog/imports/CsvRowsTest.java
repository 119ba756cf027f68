package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.listing.Column;
import dev.flywheel.domain.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {

    @Test
    void readsColumnsInTheOrderOfTheHeader() throws IOException {
        assertThat(rows("title,sku\nKettle,K-1\n"))
                .containsExactly(readable(2, Map.of(Column.TITLE, "Kettle", Column.SKU, "K-1")));
    }

    @Test
    void readsQuotesCommasAndLinesInsideFields() throws IOException {
        assertThat(rows("sku,title,description\nK-1,\"A \"\"big\"\", red one\",\"two\r\nlines\"\nK-2,5\" pipe,\n"))
                .containsExactly(
                        readable(2, cells("K-1", "A \"big\", red one", "two\nlines")),
                        readable(4, cells("K-2", "5\" pipe", "")));
    }

    @Test
    void skipsEmptyLinesAndCountsThem() throws IOException {
        assertThat(rows("sku,title\n\nK-1,A\n   \nK-2,B\n"))
                .extracting(SourceRow::line)
                .containsExactly(3L, 5L);
    }

    @Test
    void losesOnlyTheLineWithAnUnclosedQuote() throws IOException {
        List<SourceRow> rows = rows("sku,title\nK-1,\"broken\nK-2,fine\nK-3,\"also fine\"\nK-4,last\n");

        assertThat(broken(rows)).containsExactly("2 misplaced_quote");
        assertThat(lines(rows)).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void findsAQuoteThatIsNeverClosed() throws IOException {
        List<SourceRow> rows = rows("sku,title\nK-1,\"broken\nK-2,fine\n");

        assertThat(broken(rows)).containsExactly("2 unclosed_quote");
        assertThat(lines(rows)).containsExactly(2L, 3L);
    }

    @Test
    void losesNothingBehindACarriageReturn() throws IOException {
        assertThat(broken(rows("sku,title\nK-1,A\rK-2,B\nK-3,\"a\rb\"\nK-4,C\r\n")))
                .containsExactly("2 stray_carriage_return");
        assertThatThrownBy(() -> rows("sku,title\rK-1,A\rK-2,B\r"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CatalogError.UNREADABLE_HEADER));
    }

    @Test
    void doesNotLookForTheEndOfAQuoteForever() throws IOException {
        String file = "sku,title\nK-0,\"broken\n" + "K-1,fine\n".repeat(2000) + "K-2,\"fine\"\n";
        List<SourceRow> rows = rows(file);

        assertThat(broken(rows)).containsExactly("2 unclosed_quote");
        assertThat(rows).hasSize(2002);
    }

    @Test
    void refusesRowsWithOtherColumnsThanTheHeader() throws IOException {
        List<SourceRow> rows = rows("sku,title\nK-1\nK-2,A,B\nK-3,C\n");

        assertThat(broken(rows)).containsExactly("2 wrong_column_count", "3 wrong_column_count");
        assertThat(lines(rows)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void refusesTheRowThatIsNotUtf8() throws IOException {
        List<SourceRow> rows = rows("sku,title\nK-1,caf\u00e9\nK-2,tea\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(broken(rows)).containsExactly("2 invalid_encoding");
        assertThat(lines(rows)).containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sku,title,colour|UNKNOWN_COLUMN|colour",
                "sku,title,sku|UNKNOWN_COLUMN|sku",
                "sku;title|UNKNOWN_COLUMN|sku;title",
                "sku,price|MISSING_COLUMN|title",
                "sku,\"title|UNREADABLE_HEADER|",
            })
    void refusesWrongHeaders(String header, CatalogError code, String field) {
        assertThatThrownBy(() -> rows(header + "\nK-1,A\n")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            if (field != null) {
                assertThat(problem.errors())
                        .extracting(ProblemException.FieldProblem::field)
                        .contains(field);
            }
        });
    }

    @Test
    void refusesAFileOfAnotherEncodingAtItsHeader() {
        assertThatThrownBy(() -> rows("sku,title\nK-1,A\n".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CatalogError.UNREADABLE_HEADER));
    }

    private static Map<Column, String> cells(String sku, String title, String description) {
        return Map.of(Column.SKU, sku, Column.TITLE, title, Column.DESCRIPTION, description);
    }

    private static SourceRow readable(long line, Map<Column, String> cells) {
        return new SourceRow.Readable(line, cells);
    }

    private static List<Long> lines(List<SourceRow> rows) {
        return rows.stream().map(SourceRow::line).toList();
    }

    private static List<String> broken(List<SourceRow> rows) {
        return rows.stream()
                .filter(SourceRow.Broken.class::isInstance)
                .map(row ->
                        row.line() + " " + ((SourceRow.Broken) row).problem().code())
                .toList();
    }

    private static List<SourceRow> rows(String file) throws IOException {
        return rows(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<SourceRow> rows(byte[] file) throws IOException {
        CsvRows rows = new CsvRows(new Lines(new ByteArrayInputStream(file)));
        List<SourceRow> all = new ArrayList<>();
        for (SourceRow row = rows.next(); row != null; row = rows.next()) {
            all.add(Objects.requireNonNull(row));
        }
        return all;
    }
}
