package dev.flywheel.catalog.exports;

import dev.flywheel.catalog.listing.Column;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** RFC 4180, with the documented header and lines that end in a line feed. */
final class CsvWriter implements RowWriter {

    private final Writer out;

    CsvWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        String separator = "";
        for (Column column : Column.values()) {
            out.write(separator);
            out.write(column.label());
            separator = ",";
        }
        out.write('\n');
    }

    @Override
    public void write(Map<Column, String> cells) throws IOException {
        String separator = "";
        for (Column column : Column.values()) {
            out.write(separator);
            cell(cells.getOrDefault(column, ""));
            separator = ",";
        }
        out.write('\n');
    }

    private void cell(String text) throws IOException {
        if (!needsQuotes(text)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
