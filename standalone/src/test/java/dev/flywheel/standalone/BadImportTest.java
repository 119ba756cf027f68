package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with something wrong in them: the broken lines are named, the others are taken. */
class BadImportTest {

    private static final String HEADER = "sku,title,category,price,currency,quantity,condition\n";
    private static final String TOO_LONG = "x".repeat(300_000);

    private final World world = World.get();

    @Test
    void takesAllButTheBrokenLinesOfACsv() {
        String csv = HEADER
                + "BADCSV-1,Badcsv first,Lamps,1.00,USD,1,new\n"
                + "BADCSV-2,\"closed\" too early,Lamps,1.00,USD,1,new\n"
                + "BADCSV-3,\"never closed,Lamps,1.00,USD,1,new\n"
                + "BADCSV-4,one,column,too,many,here,and,there\n"
                + "BADCSV-5,a\u0000NUL,Lamps,1.00,USD,1,new\n"
                + "BADCSV-6,caf\u00e9,Lamps,1.00,USD,1,new\n"
                + "BADCSV-7,a line,Lamps,1.00,USD,1,new\rBADCSV-8,two lines,Lamps,1.00,USD,1,new\n"
                + "BADCSV-9,a price,Lamps,-1.00,USD,1,new\n"
                + "BADCSV-10,a quantity,Lamps,1.00,USD,99999999999,new\n"
                + "BADCSV-11," + TOO_LONG + ",Lamps,1.00,USD,1,new\n"
                + "BADCSV-1,Badcsv again,Lamps,1.00,USD,1,new\n"
                + "BADCSV-12,Badcsv last,Lamps,1.00,USD,1,new\n";
        Api.Reply done = imported("text/csv", csv.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errors(done))
                .containsExactly(
                        "3 misplaced_quote",
                        "4 unclosed_quote",
                        "5 wrong_column_count",
                        "6 title invalid_character",
                        "7 invalid_encoding",
                        "8 stray_carriage_return",
                        "9 price invalid_price",
                        "10 quantity out_of_range",
                        "11 line_too_long",
                        "12 sku duplicate_sku");
        assertThat(done.at("/accepted").asInt()).isEqualTo(2);
        assertThat(world.product("Badcsv first")).isNotEmpty();
        assertThat(world.product("Badcsv last")).isNotEmpty();
    }

    @Test
    void takesAllButTheBrokenLinesOfNdjson() {
        String lines = """
                {"sku":"BADJSON-1","title":"Badjson first"}
                {"sku":"BADJSON-2","title":
                ["BADJSON-3"]
                {"sku":"BADJSON-4","title":["x"]}
                {"sku":"BADJSON-5","title":"x","colour":"red"}
                {"sku":"BADJSON-6","title":"x","title":"y"}
                {"sku":"BADJSON-7","title":"a\\u0000b"}
                {"sku":"BADJSON-8","title":"x"} {"sku":"BADJSON-9","title":"y"}
                {"sku":"BADJSON-10","title":"x","attributes":DEEP}
                {"sku":"BADJSON-11","title":"caf\u00e9"}
                {"sku":"BADJSON-12","title":"Badjson last"}
                """.replace("DEEP", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        Api.Reply done = imported("application/x-ndjson", lines.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errors(done))
                .containsExactly(
                        "2 invalid_json",
                        "3 invalid_json",
                        "4 title invalid_type",
                        "5 colour unknown_field",
                        "6 invalid_json",
                        "7 title invalid_character",
                        "8 invalid_json",
                        "9 invalid_json",
                        "10 invalid_encoding");
        assertThat(done.at("/accepted").asInt()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | UTF-8      | empty_import",
                "'sku,title,colour\\nA,B,C' | UTF-8      | unknown_column",
                "'sku,sku,title\\nA,B,C'    | UTF-8      | unknown_column",
                "'title\\nB'                | UTF-8      | missing_column",
                "'sku;title\\nA;B'          | UTF-8      | unknown_column",
                "'sku,title\\rA,B\\r'       | UTF-8      | unreadable_header",
                "'sku,title\\nA,B'          | UTF-16     | unreadable_header",
                "'sku,title\\nA,B'          | UTF-16LE   | unknown_column",
            })
    void refusesFilesWhoseFirstLineMakesNoSense(String csv, String encoding, String code) throws Exception {
        byte[] bytes = csv.replace("\\n", "\n").replace("\\r", "\r").getBytes(encoding);
        Api.Reply refused =
                Refused.with(400, world.operator().send("POST", "/operator/imports", "text/csv", bytes), csv);
        assertThat(refused.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/json", "text/csv;charset=UTF-16", "*/*", "nonsense"})
    void readsNoOtherKindOfFile(String type) {
        byte[] csv = "sku,title\nA,B\n".getBytes(StandardCharsets.UTF_8);
        Refused.with(415, world.operator().send("POST", "/operator/imports", type, csv), type);
        Refused.with(
                415,
                world.operator().with("Content-Encoding", "gzip").send("POST", "/operator/imports", "text/csv", csv),
                "compressed");
    }

    private Api.Reply imported(String type, byte[] file) {
        Api.Reply taken =
                world.operator().send("POST", "/operator/imports", type, file).expect(202);
        String location = "/operator/imports/" + taken.text("/id");
        Eventually.await(
                Duration.ofSeconds(60),
                () -> !world.operator()
                        .get(location)
                        .expect(200)
                        .text("/status")
                        .equals("RUNNING"));
        Api.Reply done = world.operator().get(location).expect(200);
        assertThat(done.text("/status")).isEqualTo("COMPLETED");
        return done;
    }

    /** As {@code line field code}. */
    private static List<String> errors(Api.Reply done) {
        return done.at("/errors")
                .valueStream()
                .map(error -> error.at("/line").asString() + " "
                        + (error.at("/field").asString("") + " "
                                        + error.at("/code").asString())
                                .strip())
                .toList();
    }
}
