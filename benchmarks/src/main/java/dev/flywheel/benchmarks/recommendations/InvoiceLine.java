package dev.flywheel.benchmarks.recommendations;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/**
 * A line of the UCI "Online Retail" file.
 *
 * @param customer empty when the file names none
 * @param quantity negative where goods went back
 */
record InvoiceLine(
        String invoice,
        String stockCode,
        String description,
        int quantity,
        LocalDateTime at,
        BigDecimal price,
        String customer) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static InvoiceLine of(CSVRecord row) {
        return new InvoiceLine(
                row.get("InvoiceNo").strip(),
                row.get("StockCode").strip().toUpperCase(Locale.ROOT),
                row.get("Description").strip(),
                Integer.parseInt(row.get("Quantity").strip()),
                LocalDateTime.parse(row.get("InvoiceDate").strip(), TIME),
                new BigDecimal(row.get("UnitPrice").strip()),
                row.get("CustomerID").strip());
    }

    /** Goods, and no postage, fee or correction. */
    boolean isGoods() {
        return stockCode.matches("\\d{5}[A-Z]{0,2}") && price.signum() > 0;
    }

    /** Goods that came back, of which the file does not say from which invoice. */
    boolean isReturn() {
        return invoice.startsWith("C") && quantity < 0;
    }
}
