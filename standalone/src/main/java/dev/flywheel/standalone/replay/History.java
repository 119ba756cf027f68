package dev.flywheel.standalone.replay;

import dev.flywheel.standalone.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of invoice lines, sorted into sales of goods and what is not: the second is skipped and counted.
 *
 * @param sales invoices in the file's order, with their goods
 * @param goods every line that is a sale of goods, customer known or not; products are made from these
 * @param skipped lines left out, by reason
 */
record History(Map<String, List<InvoiceLine>> sales, List<InvoiceLine> goods, Map<Skip, Integer> skipped) {

    private static final List<String> COLUMNS =
            List.of("InvoiceNo", "StockCode", "Description", "Quantity", "UnitPrice", "CustomerID", "Country");

    /** Why a line is no sale of goods by a known customer. */
    enum Skip {
        CANCELLATION("cancellations"),
        NOT_GOODS("not goods (postage, fees, manual entries)"),
        NO_QUANTITY("without a positive quantity"),
        NO_PRICE("without a positive price"),
        NO_CUSTOMER("without a customer"),
        UNREADABLE("unreadable");

        private final String label;

        Skip(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Reads a CSV with the columns of the UCI file; {@code .gz} too. */
    static History read(Path file) {
        if (!Files.isReadable(file)) {
            throw new Refusal("cannot read " + file);
        }
        History history = new History(new LinkedHashMap<>(), new ArrayList<>(), new EnumMap<>(Skip.class));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = open(file);
                var parser = format.parse(reader)) {
            List<String> missing = COLUMNS.stream()
                    .filter(column -> !parser.getHeaderNames().contains(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new Refusal(file + " lacks the columns " + missing);
            }
            parser.forEach(history::add);
            return history;
        } catch (IOException failure) {
            throw new Refusal("cannot read " + file + ": " + failure.getMessage());
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
    }

    private void add(CSVRecord row) {
        InvoiceLine line;
        try {
            line = new InvoiceLine(
                    row.get("InvoiceNo").strip(),
                    row.get("StockCode").strip().toUpperCase(java.util.Locale.ROOT),
                    row.get("Description").strip(),
                    Integer.parseInt(row.get("Quantity").strip()),
                    new BigDecimal(row.get("UnitPrice").strip()),
                    row.get("CustomerID").strip().replaceFirst("\\.0$", ""),
                    row.get("Country").strip());
        } catch (IllegalArgumentException unreadable) {
            skip(Skip.UNREADABLE);
            return;
        }
        if (line.invoice().startsWith("C")) {
            skip(Skip.CANCELLATION);
        } else if (!line.stockCode().matches("\\d{5}[A-Z]{0,2}")) {
            skip(Skip.NOT_GOODS);
        } else if (line.quantity() <= 0) {
            skip(Skip.NO_QUANTITY);
        } else if (line.price().signum() <= 0) {
            skip(Skip.NO_PRICE);
        } else {
            goods.add(line);
            sell(line);
        }
    }

    private void sell(InvoiceLine line) {
        if (line.customer().isEmpty()) {
            skip(Skip.NO_CUSTOMER);
            return;
        }
        sales.computeIfAbsent(line.invoice(), invoice -> new ArrayList<>()).add(line);
    }

    private void skip(Skip reason) {
        skipped.merge(reason, 1, Integer::sum);
    }
}
