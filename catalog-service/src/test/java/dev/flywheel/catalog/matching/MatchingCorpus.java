package dev.flywheel.catalog.matching;

import dev.flywheel.domain.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items of one shop, products of another, and which of them people found to be the same.
 *
 * @param csv the products, to be imported
 * @param items with the SKUs of the products they are
 */
record MatchingCorpus(String csv, List<Labelled> items) {

    private static final Pattern AMOUNT = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param source of the pair of shops
     * @param truth SKUs
     */
    record Labelled(String id, String source, Item item, Set<String> truth) {}

    /** Reads {@code er_catalog.csv.gz}, {@code er_queries.csv.gz} and {@code er_qrels.csv.gz} of a folder. */
    static MatchingCorpus read(Path folder) throws IOException {
        Map<String, Set<String>> truth = new HashMap<>();
        for (CSVRecord row : rows(folder.resolve("er_qrels.csv.gz"))) {
            if (new BigDecimal(row.get("gain")).signum() > 0) {
                truth.computeIfAbsent(row.get("query_id"), id -> new HashSet<>())
                        .add(row.get("product_id"));
            }
        }
        List<Labelled> items = new ArrayList<>();
        for (CSVRecord row : rows(folder.resolve("er_queries.csv.gz"))) {
            Item item = new Item(row.get("query"), text(row.get("brand")), null, null, price(row.get("price")));
            String id = row.get("query_id");
            items.add(new Labelled(id, row.get("source"), item, truth.getOrDefault(id, Set.of())));
        }
        StringBuilder csv = new StringBuilder("sku,title,brand,price,currency,attributes\n");
        for (CSVRecord row : rows(folder.resolve("er_catalog.csv.gz"))) {
            Money price = price(row.get("price"));
            String model = row.get("modelno");
            csv.append(CSVFormat.RFC4180.format(
                            row.get("product_id"),
                            row.get("title"),
                            row.get("brand"),
                            price == null ? "" : price.amount(),
                            price == null ? "" : "USD",
                            model.isBlank() ? "" : JSON.writeValueAsString(Map.of("modelNumber", model))))
                    .append('\n');
        }
        return new MatchingCorpus(csv.toString(), items);
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (Reader reader =
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            return parser.getRecords();
        }
    }

    private static @Nullable Money price(String text) {
        Matcher amount = AMOUNT.matcher(text.replace(",", ""));
        if (!amount.find()) {
            return null;
        }
        BigDecimal value = new BigDecimal(amount.group()).setScale(2, RoundingMode.HALF_UP);
        return value.signum() > 0 ? Money.of(value, Money.currency("USD")) : null;
    }

    private static @Nullable String text(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
