package dev.flywheel.standalone.replay;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The products of a history: of each stock code the most common description and price.
 *
 * @param prices by stock code, whole pennies
 */
record Assortment(Map<String, BigDecimal> prices, Map<String, String> titles) {

    private static final int PLENTY = 10_000_000;

    static Assortment of(List<InvoiceLine> goods) {
        Map<String, List<InvoiceLine>> byCode = goods.stream()
                .collect(Collectors.groupingBy(InvoiceLine::stockCode, TreeMap::new, Collectors.toList()));
        Assortment assortment = new Assortment(new TreeMap<>(), new TreeMap<>());
        byCode.forEach((code, lines) -> {
            BigDecimal price = mostCommon(lines, line -> line.price().setScale(2, RoundingMode.HALF_UP));
            if (price.signum() > 0) {
                assortment.prices.put(code, price);
                String title = mostCommon(lines, InvoiceLine::description);
                assortment.titles.put(code, title.isBlank() ? code : title);
            }
        });
        return assortment;
    }

    /** What so many of a product cost. */
    BigDecimal worth(String code, int quantity) {
        return Objects.requireNonNull(prices.get(code), code).multiply(BigDecimal.valueOf(quantity));
    }

    /** The products as an import file. */
    byte[] csv(String currency) {
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader("sku", "title", "category", "price", "currency", "quantity", "condition")
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Map.Entry<String, BigDecimal> product : prices.entrySet()) {
                printer.printRecord(
                        product.getKey(),
                        titles.get(product.getKey()),
                        "Gifts",
                        product.getValue(),
                        currency,
                        PLENTY,
                        "new");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The value seen most often; of equals the smaller, so that the answer does not depend on the order. */
    private static <T extends Comparable<T>> T mostCommon(List<InvoiceLine> lines, Function<InvoiceLine, T> value) {
        Map<T, Long> counts = lines.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<T, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }
}
