package dev.flywheel.benchmarks.recommendations;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;

/**
 * The file's goods in its order, which is that of time.
 *
 * @param lines sales and returns
 */
record Invoices(List<InvoiceLine> lines) {

    static Invoices read(Path file) throws IOException {
        List<InvoiceLine> lines = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = open(file);
                var parser = format.parse(reader)) {
            parser.forEach(row -> {
                InvoiceLine line = InvoiceLine.of(row);
                if (line.isGoods() && (line.isReturn() || line.quantity() > 0)) {
                    lines.add(line);
                }
            });
        }
        return new Invoices(lines);
    }

    /** Those of whole days. */
    Invoices between(LocalDate from, LocalDate before) {
        return new Invoices(lines.stream()
                .filter(line -> !line.at().toLocalDate().isBefore(from)
                        && line.at().toLocalDate().isBefore(before))
                .toList());
    }

    /** The products of each sale, each once, in the order of its lines. */
    List<List<String>> baskets() {
        Map<String, List<String>> baskets = new LinkedHashMap<>();
        for (InvoiceLine line : lines) {
            if (!line.isReturn()) {
                List<String> basket = baskets.computeIfAbsent(line.invoice(), invoice -> new ArrayList<>());
                if (!basket.contains(line.stockCode())) {
                    basket.add(line.stockCode());
                }
            }
        }
        return List.copyOf(baskets.values());
    }

    private static Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
    }
}
