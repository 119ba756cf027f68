package dev.flywheel.catalog.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestGtins;
import dev.flywheel.client.Api;
import dev.flywheel.domain.SellerId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is exported can be imported: under its SKUs it changes nothing, under others it makes the same again, to the byte. */
class RoundTripTest extends CatalogServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NASTY = List.of(
            "plain",
            " leading and trailing ",
            "\"quoted\"",
            "comma, and; semicolon",
            "two\nlines",
            "carriage\r\nreturn\rtoo",
            "tab\tbed",
            "back\\slash and 'apostrophe'",
            "<script>alert(\"x\")</script> &amp;",
            "emoji \uD83D\uDD25\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "rtl \u202E\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "combining e\u0301 and \u00E9",
            "\uFEFFbyte order mark",
            "null",
            "=HYPERLINK(\"x\")",
            "[\"looks like JSON\"]",
            "%s {0} ${x} $1",
            "\u2028line separator",
            "0012.50",
            "-");

    @ParameterizedTest
    @CsvSource({"csv,1", "ndjson,2", "csv,3", "ndjson,4"})
    void makesTheSameAgainToTheByte(String format, int seed) {
        String prefix = "RT" + seed + "-";
        assertAccepted(imported(operator(), "/operator/imports", "application/x-ndjson", nasty(prefix, seed)));
        String exported = export(format, prefix);
        long events = eventsOf(prefix);
        List<String> versions = versions(prefix);

        assertAccepted(imported(operator(), "/operator/imports", type(format), bytes(exported)));

        assertThat(eventsOf(prefix)).isEqualTo(events);
        assertThat(versions(prefix)).hasSize(101).isEqualTo(versions);
        assertThat(export(format, prefix)).isEqualTo(exported);

        String copy = "CP" + seed + "-";
        assertAccepted(imported(operator(), "/operator/imports", type(format), bytes(exported.replace(prefix, copy))));
        List<String> made = lines(copy);
        assertThat(made).hasSize(101);
        assertThat(made.stream().map(line -> line.replace(copy, prefix))).containsExactlyElementsOf(lines(prefix));
    }

    @Test
    void exportsWhatTheRetailerListsAndNothingElse() {
        importCsv("sku,title,price,currency,quantity\nRTX-1,Retail export,5.00,USD,3\n");
        SellerId seller = SellerId.next();
        as(seller).put("/seller/offers/RTX-2", "{\"title\":\"Not retail\"}").expect(201);
        as(seller).put("/seller/offers/RTX-3", "{\"title\":\"Withdrawn\"}").expect(201);
        as(seller).delete("/seller/offers/RTX-3").expect(204);

        Api.Reply retail = operator().get("/operator/exports").expect(200);

        assertThat(retail.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(retail.body())
                .startsWith("sku,title,description,brand,category,gtin,price,currency,quantity,condition,weightGrams,")
                .contains("RTX-1,Retail export,,,,,5.00,USD,3,new,")
                .doesNotContain("RTX-2");
        assertThat(operator()
                        .get("/operator/exports?format=ndjson&seller=" + seller)
                        .body())
                .contains("\"sku\":\"RTX-2\"")
                .doesNotContain("RTX-3");
        assertThat(operator().get("/operator/exports?format=xml").expect(400).text("/errors/0/field"))
                .isEqualTo("format");
    }

    @Test
    void namesOfOthersPagesOnlyWhatFindsThem() {
        String gtin = TestGtins.next();
        importCsv("sku,title,brand,gtin\nRTJ-1,Joined,Zorb," + gtin + "\n");
        SellerId seller = SellerId.next();
        as(seller)
                .put("/seller/offers/MINE", "{\"gtin\":\"" + gtin + "\",\"price\":\"3.00\",\"currency\":\"USD\"}")
                .expect(201);

        String exported = export(seller, "csv");

        assertThat(exported.lines().skip(1))
                .containsExactly("MINE,Joined,,,," + gtin + ",3.00,USD,,new,,,,,,,,,,,,,,,,,,,,");
        Api.Reply again =
                imported(as(seller), "/seller/imports", "text/csv", exported.getBytes(StandardCharsets.UTF_8));
        assertThat(again.at("/accepted").asInt()).isEqualTo(1);
        assertThat(export(seller, "csv")).isEqualTo(exported);
    }

    private String export(SellerId seller, String format) {
        return as(seller).get("/seller/exports?format=" + format).expect(200).body();
    }

    /** Of the retailer's goods those of this test, as they stand in the file. */
    private String export(String format, String prefix) {
        String all =
                operator().get("/operator/exports?format=" + format).expect(200).body();
        return format.equals("csv")
                ? all.substring(0, all.indexOf('\n') + 1) + csvRows(all, prefix)
                : all.lines()
                        .filter(row -> row.startsWith("{\"sku\":\"" + prefix))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A line feed within quotes ends no row. */
    private static String csvRows(String all, String prefix) {
        StringBuilder rows = new StringBuilder();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < all.length(); i++) {
            quoted ^= all.charAt(i) == '"';
            if (all.charAt(i) == '\n' && !quoted) {
                String row = all.substring(start, i + 1);
                rows.append(row.startsWith(prefix) || row.startsWith('"' + prefix) ? row : "");
                start = i + 1;
            }
        }
        return rows.toString();
    }

    private List<String> lines(String prefix) {
        return export("ndjson", prefix).lines().toList();
    }

    private static void assertAccepted(Api.Reply done) {
        assertThat(done.text("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/errors").toString()).isEqualTo("[]");
        assertThat(done.at("/accepted").asInt()).isPositive();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String type(String format) {
        return format.equals("csv") ? "text/csv" : "application/x-ndjson";
    }

    private List<String> versions(String prefix) {
        return jdbc.sql("SELECT changed_tx::text FROM product WHERE starts_with(sku, :prefix) ORDER BY id")
                .param("prefix", prefix)
                .query(String.class)
                .list();
    }

    /** A family and a hundred rows in which every text is nasty. */
    private static byte[] nasty(String prefix, int seed) {
        Random random = new Random(seed);
        StringBuilder file = new StringBuilder();
        ObjectNode parent = row(prefix + "P", random);
        parent.set("variationTheme", JSON.createArrayNode().add("size").add("\u00FC \"x\""));
        parent.remove(List.of("price", "quantity"));
        file.append(JSON.writeValueAsString(parent)).append('\n');
        for (int i = 0; i < 100; i++) {
            ObjectNode row = row(prefix + i + pick(random).strip(), random);
            if (i % 5 == 0) {
                ObjectNode attributes = JSON.createObjectNode();
                attributes.put("size", i);
                attributes.put("\u00FC \"x\"", pick(random) + "!");
                row.set("attributes", attributes);
                row.put("parentSku", prefix + "P");
            }
            file.append(JSON.writeValueAsString(row)).append('\n');
        }
        return bytes(file.toString());
    }

    private static ObjectNode row(String sku, Random random) {
        ObjectNode row = JSON.createObjectNode();
        row.put("sku", sku);
        row.put("title", pick(random) + "!");
        maybe(row, "description", random);
        maybe(row, "brand", random);
        maybe(row, "modelNumber", random);
        maybe(row, "manufacturer", random);
        if (random.nextBoolean()) {
            row.put("category", "Nasty > " + pick(random).strip() + "?");
        }
        if (random.nextBoolean()) {
            row.put("price", 1 + random.nextInt(999) + ".50");
            row.put("currency", "USD");
            row.put("quantity", random.nextInt(9));
        }
        row.put("condition", random.nextBoolean() ? "used-good" : "new");
        row.put("status", random.nextInt(4) == 0 ? "DRAFT" : "ACTIVE");
        if (random.nextBoolean()) {
            row.put("weightGrams", random.nextInt(1000));
            row.put("imageUrl", "https://x.example/" + random.nextInt() + "?a=1,2");
            row.set(
                    "moreImageUrls",
                    JSON.createArrayNode().add("https://x.example/a,b").add("http://x.example/\u00FC"));
        }
        if (random.nextBoolean()) {
            ArrayNode points = JSON.createArrayNode();
            points.add(pick(random)).add(pick(random));
            row.set("bulletPoints", points);
        }
        if (random.nextBoolean()) {
            ObjectNode attributes = JSON.createObjectNode();
            attributes.put(pick(random) + "1", pick(random));
            attributes.put("number", new java.math.BigDecimal("1.500"));
            attributes.put("truth", true);
            attributes.set("list", JSON.createArrayNode().add(pick(random)).add(5));
            row.set("attributes", attributes);
        }
        return row;
    }

    private static void maybe(ObjectNode row, String name, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> row.put(name, pick(random));
            case 1 -> row.putNull(name);
            default -> row.put(name, "");
        }
    }

    private static String pick(Random random) {
        return NASTY.get(random.nextInt(NASTY.size()));
    }
}
