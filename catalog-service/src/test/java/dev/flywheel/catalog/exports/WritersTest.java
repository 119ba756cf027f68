package dev.flywheel.catalog.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.listing.Column;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WritersTest {

    private static final Map<Column, String> CELLS = Map.of(
            Column.SKU, "A \"quoted\", one",
            Column.TITLE, "two\nlines",
            Column.QUANTITY, "3",
            Column.ATTRIBUTES, "{\"a\":1.50}",
            Column.BULLET_POINTS, "first\nsecond");

    @Test
    void writesCsvInTheDocumentedOrder() throws IOException {
        StringWriter out = new StringWriter();
        CsvWriter writer = new CsvWriter(out);

        writer.begin();
        writer.write(CELLS);

        assertThat(out).hasToString("""
                sku,title,description,brand,category,gtin,price,currency,quantity,condition,weightGrams,lengthMm,widthMm,\
                heightMm,imageUrl,attributes,parentSku,variationTheme,status,moreImageUrls,bulletPoints,modelNumber,\
                manufacturer,salePrice,saleFrom,saleTo,minPrice,maxPrice,handlingDays,shipsFrom
                "A ""quoted"", one","two
                lines",,,,,,,3,,,,,,,"{""a"":1.50}",,,,,"first
                second",,,,,,,,,
                """);
    }

    @Test
    void writesEveryColumnAsJson() throws IOException {
        StringWriter out = new StringWriter();

        new JsonWriter(out).write(CELLS);

        assertThat(out.toString())
                .startsWith("{\"sku\":\"A \\\"quoted\\\", one\",\"title\":\"two\\nlines\",\"description\":null,")
                .contains("\"quantity\":3,", "\"attributes\":{\"a\":1.50},", "\"bulletPoints\":[\"first\",\"second\"],")
                .endsWith("\"handlingDays\":null,\"shipsFrom\":null}\n");
    }
}
