package dev.flywheel.catalog.imports;

import java.util.ArrayList;
import java.util.List;

/** Takes a CSV record apart whose quotes are in order, as {@link Quotes} sees them. */
final class CsvCells {

    private final String record;
    private int at;

    private CsvCells(String record) {
        this.record = record;
    }

    /** The cells, without the quotes around them. */
    static List<String> of(String record) {
        CsvCells cells = new CsvCells(record);
        List<String> all = new ArrayList<>();
        all.add(cells.next());
        while (cells.at < record.length()) {
            // Behind a cell there is a comma, or nothing.
            cells.at++;
            all.add(cells.next());
        }
        return all;
    }

    private String next() {
        if (at < record.length() && record.charAt(at) == '"') {
            return quoted();
        }
        int comma = record.indexOf(',', at);
        String cell = record.substring(at, comma < 0 ? record.length() : comma);
        at += cell.length();
        return cell;
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (true) {
            int quote = record.indexOf('"', at);
            cell.append(record, at, quote);
            at = quote + 1;
            if (at == record.length() || record.charAt(at) != '"') {
                return cell.toString();
            }
            cell.append('"');
            at++;
        }
    }
}
