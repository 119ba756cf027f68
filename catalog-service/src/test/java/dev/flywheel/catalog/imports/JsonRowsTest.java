package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.listing.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowsTest {

    @Test
    void readsFieldsNamedLikeTheColumns() throws IOException {
        SourceRow row = only("""
                {"sku":"K-1","title":"Kettle","price":12.50,"currency":"USD","quantity":3,"brand":null,"attributes":{"color":"red"}}""");

        assertThat(row)
                .isEqualTo(new SourceRow.Readable(
                        1,
                        Map.of(
                                Column.SKU, "K-1",
                                Column.TITLE, "Kettle",
                                Column.PRICE, "12.50",
                                Column.CURRENCY, "USD",
                                Column.QUANTITY, "3",
                                Column.BRAND, "",
                                Column.ATTRIBUTES, "{\"color\":\"red\"}")));
    }

    @Test
    void readsAPriceAsMoney() throws IOException {
        SourceRow row = only("{\"sku\":\"K-1\",\"price\":{\"amount\":\"12.50\",\"currency\":\"GBP\"}}");

        assertThat(row)
                .isEqualTo(new SourceRow.Readable(
                        1, Map.of(Column.SKU, "K-1", Column.PRICE, "12.50", Column.CURRENCY, "GBP")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"sku\":\"K-1\"|invalid_json|",
                "[\"sku\"]|invalid_json|",
                "{\"sku\":\"a\",\"sku\":\"b\"}|invalid_json|",
                "{\"sku\":\"a\"} {\"sku\":\"b\"}|invalid_json|",
                "{\"sku\":\"a\",\"colour\":\"red\"}|unknown_field|colour",
                "{\"sku\":{}}|invalid_type|sku",
                "{\"quantity\":1.5}|invalid_type|quantity",
                "{\"price\":true}|invalid_type|price",
            })
    void refusesOtherLines(String line, String code, String field) throws IOException {
        SourceRow row = only(line);

        assertThat(row).isInstanceOfSatisfying(SourceRow.Broken.class, broken -> {
            assertThat(broken.problem().code()).isEqualTo(code);
            assertThat(broken.problem().field()).isEqualTo(field);
        });
    }

    @Test
    void goesOnAfterABrokenLine() throws IOException {
        JsonRows rows = rows("{\n\n{\"sku\":\"K-2\"}\n");

        assertThat(rows.next()).isInstanceOf(SourceRow.Broken.class);
        assertThat(rows.next()).isEqualTo(new SourceRow.Readable(3, Map.of(Column.SKU, "K-2")));
        assertThat(rows.next()).isNull();
    }

    private static SourceRow only(String line) throws IOException {
        return Objects.requireNonNull(rows(line).next());
    }

    private static JsonRows rows(String file) {
        return new JsonRows(new Lines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }
}
