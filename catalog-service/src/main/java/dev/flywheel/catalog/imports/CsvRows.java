package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.imports.Lines.Flaw;
import dev.flywheel.catalog.imports.Lines.Line;
import dev.flywheel.catalog.listing.Column;
import dev.flywheel.catalog.listing.RowProblem;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file (RFC 4180). A record that makes no sense costs its first line only: reading goes on with the line
 * after it, so that a forgotten quote does not swallow the rest of the file.
 */
final class CsvRows implements SourceRows {

    /** The most lines a record may run over. */
    private static final int MAX_LINES = 500;

    private final Lines lines;
    private final List<Column> header;

    CsvRows(Lines lines) throws IOException {
        this.lines = lines;
        this.header = header(lines.next());
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        Line first = lines.next();
        while (first != null && first.flaw() == Flaw.NONE && first.text().isBlank()) {
            first = lines.next();
        }
        return first == null ? null : row(first);
    }

    @Override
    public long position() {
        return lines.position();
    }

    private SourceRow row(Line first) throws IOException {
        if (first.flaw() != Flaw.NONE) {
            return new SourceRow.Broken(first.number(), LineProblems.of(first.flaw()));
        }
        StringBuilder text = new StringBuilder(first.text());
        List<Line> more = new ArrayList<>();
        Quotes quotes = new Quotes();
        quotes.read(first.text());
        while (quotes.open()) {
            Line next = lines.next();
            if (next != null) {
                more.add(next);
            }
            if (next == null
                    || next.flaw() != Flaw.NONE
                    || more.size() >= MAX_LINES
                    || text.length() > Lines.MAX_BYTES) {
                return broken(first, more, new RowProblem(null, "unclosed_quote", "a quoted field has no end"));
            }
            text.append('\n').append(next.text());
            quotes.read("\n");
            quotes.read(next.text());
        }
        if (quotes.broken()) {
            return broken(
                    first, more, new RowProblem(null, "misplaced_quote", "a quoted field has something after its end"));
        }
        if (quotes.strayReturn()) {
            // What follows it may be meant as another row.
            return broken(
                    first,
                    more,
                    new RowProblem(null, "stray_carriage_return", "end lines with LF or CRLF, not with CR"));
        }
        List<String> cells = CsvCells.of(text.toString());
        if (cells.size() != header.size()) {
            String message = "the row has " + cells.size() + " columns, the header has " + header.size();
            return broken(first, more, new RowProblem(null, "wrong_column_count", message));
        }
        return new SourceRow.Readable(first.number(), cells(cells));
    }

    private SourceRow broken(Line first, List<Line> more, RowProblem problem) {
        lines.giveBack(more);
        return new SourceRow.Broken(first.number(), problem);
    }

    private Map<Column, String> cells(List<String> texts) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (int i = 0; i < texts.size(); i++) {
            cells.put(header.get(i), texts.get(i));
        }
        return cells;
    }

    private static List<Column> header(@Nullable Line line) {
        if (line == null || (line.flaw() == Flaw.NONE && line.text().isBlank())) {
            throw new ProblemException(CatalogError.EMPTY_IMPORT, "the first line names the columns, and it is empty");
        }
        Quotes quotes = new Quotes();
        quotes.read(line.text());
        if (line.flaw() != Flaw.NONE || quotes.open() || quotes.broken()) {
            throw new ProblemException(
                    CatalogError.UNREADABLE_HEADER, "line 1 is not a line of CSV in UTF-8; save the file as CSV UTF-8");
        }
        if (quotes.strayReturn()) {
            throw new ProblemException(
                    CatalogError.UNREADABLE_HEADER,
                    "line 1 ends with CR; save the file with lines that end with LF or CRLF");
        }
        List<String> names =
                CsvCells.of(line.text()).stream().map(String::strip).toList();
        List<FieldProblem> wrong = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            Column column = Column.of(name);
            if (column == null || columns.contains(column)) {
                String label = name.length() > 100 ? name.substring(0, 100) : name;
                wrong.add(
                        column == null
                                ? new FieldProblem(label, "unknown_column", "there is no such column")
                                : new FieldProblem(label, "duplicate_column", "the column is there twice"));
            } else {
                columns.add(column);
            }
        }
        refuse(wrong);
        requireColumns(columns);
        return columns;
    }

    private static void refuse(List<FieldProblem> wrong) {
        if (!wrong.isEmpty()) {
            String named = wrong.stream().map(FieldProblem::field).limit(10).collect(Collectors.joining("', '"));
            throw new ProblemException(
                    CatalogError.UNKNOWN_COLUMN,
                    "the header has columns that cannot be there: '" + named + "'; known are "
                            + Arrays.stream(Column.values()).map(Column::label).collect(Collectors.joining(",")),
                    wrong.subList(0, Math.min(wrong.size(), 100)));
        }
    }

    private static void requireColumns(List<Column> columns) {
        List<FieldProblem> missing = ImportedRows.REQUIRED.stream()
                .filter(column -> !columns.contains(column))
                .map(column -> new FieldProblem(column.label(), "required", "every row needs it"))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(CatalogError.MISSING_COLUMN, "the header needs sku and title", missing);
        }
    }
}
