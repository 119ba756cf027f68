package dev.flywheel.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.service.chassis.ChassisTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadJsonTest extends ChassisTest {

    private static final String GOOD = """
            {"name":"cup","quantity":2,"price":{"amount":"1.50","currency":"USD"}}""";

    @Test
    void takesWhatIsRight() {
        Reply reply = api().post("/things", GOOD).expect(200);
        assertThat(reply.text("/price/amount")).isEqualTo("1.50");
        assertThat(reply.json().has("product")).as("null is left out").isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`a`}                                             | malformed_json  |                   | body is not valid JSON at line 1",
                "{\"name\":                                        | malformed_json  |                   | body is not valid JSON",
                "                                                  | malformed_json  |                   | needs a JSON body",
                "``                                                | malformed_json  |                   | needs a JSON body",
                "GOOD {}                                           | malformed_json  |                   | follows the end",
                "GOOD x                                            | malformed_json  |                   | body is not valid JSON",
                "{\"name\":\"a\",\"name\":\"b\"}                   | malformed_json  |                   | named twice",
                "{'name':'a'}                                      | malformed_json  |                   | not valid JSON",
                "{\"name\":\"a\",}                                 | malformed_json  |                   | not valid JSON",
                "{\"quantity\":NaN}                                | malformed_json  |                   | not valid JSON",
                "{\"quantity\":01}                                 | malformed_json  |                   | not valid JSON",
                "[]                                                | invalid_request |                   | must be an object",
                "7                                                 | invalid_request |                   | must be an object",
                "\"x\"                                             | invalid_request |                   | must be an object",
                "{GOOD, \"colour\":\"red\"}                        | unknown_field   | colour            | no such field",
                "{GOOD, \"lines\":[{\"quantity\":1},{\"quantity\":1,\"size\":1}]} | unknown_field   | lines[1].size     | no such field",
                "{\"price\":{\"amount\":\"1\",\"currency\":\"USD\",\"minor\":1}} | unknown_field   | price.minor       | no such field",
                "{\"quantity\":\"5\"}                              | invalid_request | quantity          | must be a whole number",
                "{\"quantity\":1.5}                                | invalid_request | quantity          | must be a whole number",
                "{\"quantity\":1.0}                                | invalid_request | quantity          | must be a whole number",
                "{\"quantity\":1e400}                              | invalid_request | quantity          | must be a whole number",
                "{\"quantity\":99999999999}                        | invalid_request | quantity          | must be a whole number in range",
                "{\"quantity\":true}                               | invalid_request | quantity          | must be a whole number",
                "{\"quantity\":[1]}                                | invalid_request | quantity          | must be a whole number",
                "{\"quantity\":{}}                                 | invalid_request | quantity          | must be a whole number",
                "{\"quantity\":\"\"}                               | invalid_request | quantity          | must be a whole number",
                "{\"lines\":[{\"quantity\":null}]}                 | invalid_request | lines[0].quantity | is required",
                "{\"lines\":[{}]}                                  | invalid_request | lines[0].quantity | is required",
                "{\"lines\":{}}                                    | invalid_request | lines             | must be a list",
                "{\"lines\":[null]}                                | invalid_request | lines[0]          | is required",
                "{\"lines\":[{\"quantity\":1},null]}               | invalid_request | lines[1]          | is required",
                "{\"lines\":[{\"quantity\":1,\"weight\":1e400}]}   | invalid_request | lines[0].weight   | out of range",
                "{\"name\":5}                                      | invalid_request | name              | must be text",
                "{\"name\":true}                                   | invalid_request | name              | must be text",
                "{\"name\":\"a\\u0000b\"}                          | invalid_request | name              | NUL",
                "{\"name\":\"a\\ud800b\"}                          | invalid_request | name              | half of a character",
                "{\"product\":\"x\"}                               | invalid_request | product           | a UUID of 36 characters",
                "{\"product\":5}                                   | invalid_request | product           | must be a UUID",
                "{\"product\":\"0198c0de-0000-7000-8000-00000000000g\"} | invalid_request | product      | is not a UUID",
                "{\"price\":{\"amount\":\"1.234\",\"currency\":\"USD\"}} | invalid_request | price       | USD has 2 decimals",
                "{\"price\":{\"amount\":\"1.23\",\"currency\":\"XYZ\"}}  | invalid_request | price       | 'XYZ' is not an ISO 4217 currency",
                "{\"price\":{\"amount\":1.23,\"currency\":\"USD\"}}      | invalid_request | price.amount | must be text",
                "{\"price\":{\"currency\":\"USD\"}}                | invalid_request | price             | amount must be a decimal",
                "{\"price\":\"1.23 USD\"}                          | invalid_request | price             | must be an object such as",
                "{\"name\":\"a\",\"quantity\":1}                   | invalid_request | price             | is required",
                "{\"name\":\"a\",\"quantity\":1,\"price\":null}    | invalid_request | price             | is required",
            })
    void namesWhatIsWrong(String body, String code, String field, String words) {
        Reply reply = api().post("/things", body == null ? "" : inserted(body)).expect(400);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.text("/detail")).contains(words);
        assertThat(reply.text("/errors/0/field")).isEqualTo(field == null ? "" : field);
        isAProblem(reply);
    }

    /** GOOD stands for a good body, {GOOD, …} for one with something added. */
    private static String inserted(String body) {
        String fields = GOOD.substring(1, GOOD.length() - 1);
        return body.replace("{GOOD", "{" + fields).replace("GOOD", GOOD).replace('`', '"');
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"large\":1e19}                     | large      | must be a whole number",
                "{\"large\":9223372036854775808}      | large      | must be a whole number in range",
                "{\"fraction\":1e400}                 | fraction   | out of range",
                "{\"fraction\":\"1\"}                 | fraction   | must be a number",
                "{\"decimal\":1e999999999}            | decimal    | out of range",
                "{\"decimal\":\"1\"}                  | decimal    | must be a number",
                "{\"flag\":1}                         | flag       | must be true or false",
                "{\"flag\":\"true\"}                  | flag       | must be true or false",
                "{\"role\":\"KING\"}                  | role       | must be one of SHOPPER, SELLER",
                "{\"role\":0}                         | role       | must be one of SHOPPER, SELLER",
                "{\"role\":\"\"}                      | role       | must be one of SHOPPER, SELLER",
                "{\"time\":\"yesterday\"}             | time       | must be a time such as",
                "{\"time\":\"\"}                      | time       | must be a time such as",
                "{\"time\":\"2026-02-30T00:00:00Z\"}  | time       | must be a time such as",
                "{\"duration\":\"P\"}                 | duration   | must be a duration such as",
                "{\"texts\":\"one\"}                  | texts      | must be a list",
                "{\"texts\":[\"a\",1]}                | texts[1]   | must be text",
                "{\"texts\":[\"a\\u0000\"]}           | texts[0]   | NUL",
                "{\"map\":{\"a\":1}}                  | map.a      | must be text",
                "{\"map\":[]}                         | map        | must be an object",
                "{\"id\":\"\"}                        | id         | a UUID of 36 characters",
                "{\"currency\":\"XYZ\"}               | currency   | must be an ISO 4217 currency",
                "{\"currency\":\"\"}                  | currency   | must be an ISO 4217 currency",
                "{\"address\":\"a b\"}                | address    | must be an address",
                "{\"time\":0}                         | time       | must be a time such as",
                "{\"time\":\"+99999-01-01T00:00:00Z\"} | time    | must be a time such as",
                "{\"day\":\"2026-02-30\"}             | day        | must be a date such as",
                "{\"day\":[2026,1,1]}                 | day        | must be a date such as",
                "{\"duration\":5}                     | duration   | must be a duration such as",
                "{\"time\":1e400}                     | time       | must be a time such as",
                "{\"time\":99999999999999999999}      | time       | must be a",
                "{\"duration\":99999999999999999999}  | duration   | must be a",
                "{\"id\":{}}                          | id         | must be a UUID",
            })
    void saysWhatATypeLooksLike(String body, String field, String words) {
        Reply reply = api().post("/things/types", body).expect(400);
        assertThat(reply.text("/errors/0/field")).isEqualTo(field);
        assertThat(reply.text("/detail")).contains(words);
        isAProblem(reply);
    }

    @Test
    void readsEachTypeAsItIsWritten() {
        String body = """
                {"whole":2147483647,"large":9223372036854775807,"decimal":0.00001,"fraction":1.5,"flag":true,
                "text":"😀\\n","role":"SELLER","time":"2026-01-31T14:00:00+02:00","day":"2026-01-31","duration":"PT2H",
                "id":"0198c0de-0000-7000-8000-000000000000","texts":["a"],"map":{"a":"b"},"any":{"x":[1,{"y":null}]}}""";
        Reply reply = api().post("/things/types", body).expect(200);
        assertThat(reply.json().properties()).hasSize(14);
        assertThat(reply.body())
                .contains("\"decimal\":0.00001", "\"time\":\"2026-01-31T12:00:00Z\"", "\"duration\":\"PT2H\"", "😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"any\":", "{\"texts\":[[", "{\"map\":{\"a\":{"})
    void refusesDeepNesting(String open) {
        Reply reply = api().post("/things/types", open.repeat(50_000)).expect(400);
        isAProblem(reply);
    }

    @Test
    void refusesDeepNestingInsideAField() {
        Reply reply = api().post("/things/types", "{\"any\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                .expect(400);
        assertThat(reply.text("/detail")).contains("nested too deeply");
    }

    @Test
    void refusesANumberOfAHundredThousandDigits() {
        Reply reply = api().post("/things/types", "{\"decimal\":" + "9".repeat(100_000) + "}")
                .expect(400);
        isAProblem(reply);
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("{\"text\":\"".getBytes(StandardCharsets.UTF_8));
        body.write(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        body.write("\"}".getBytes(StandardCharsets.UTF_8));
        Reply reply = api().send("POST", "/things/types", "application/json", body.toByteArray())
                .expect(400);
        assertThat(reply.code()).isEqualTo("malformed_json");
        isAProblem(reply);
    }

    @Test
    void refusesSurrogatesWrittenAsUtf8() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("{\"text\":\"".getBytes(StandardCharsets.UTF_8));
        body.write(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
        body.write("\"}".getBytes(StandardCharsets.UTF_8));
        api().send("POST", "/things/types", "application/json", body.toByteArray())
                .expect(400);
    }

    @Test
    void refusesLatin1ThatClaimsToBeUtf8() {
        byte[] body = "{\"text\":\"Müller\"}".getBytes(StandardCharsets.ISO_8859_1);
        Reply reply = api().send("POST", "/things/types", "application/json;charset=utf-8", body)
                .expect(400);
        assertThat(reply.code()).isEqualTo("malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=nonsense", "nonsense", "application/json;charset=", "a/b;c"})
    void refusesStrangeContentTypes(String type) {
        Reply reply = api().send("POST", "/things/types", type, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).isIn(400, 415);
        isAProblem(reply);
    }

    static void isAProblem(Reply reply) {
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.text("/type")).isEqualTo("https://flywheel.dev/problems/" + reply.code());
        assertThat(reply.at("/status").asInt()).isEqualTo(reply.status());
        assertThat(reply.text("/title")).isNotBlank();
        assertThat(reply.at("/errors").isArray()).isTrue();
        assertThat(reply.text("/traceId"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(reply.headers().firstValue("Trace-Id").orElse(""));
        assertThat(reply.body())
                .doesNotContain("tools.jackson", "java.", "dev.flywheel.service", "Exception", "reference chain")
                .doesNotContain("SELECT", "password");
    }
}
