package dev.flywheel.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.service.chassis.ChassisTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest extends ChassisTest {

    @ParameterizedTest
    @ValueSource(strings = {"/things", "/things/unmarked"})
    void namesEveryFieldThatIsNotValid(String path) {
        String body = """
                {"name":" ","quantity":0,"price":{"amount":"1.50","currency":"USD"},
                "lines":[{"quantity":1},{"quantity":-2}]}""";
        Reply reply = api().post(path, body).expect(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.text("/detail")).isEqualTo("3 fields are not valid");
        assertThat(reply.at("/errors").values())
                .extracting(error ->
                        error.at("/field").asString() + " " + error.at("/code").asString())
                .containsExactly("lines[1].quantity too_small", "name required", "quantity too_small");
        assertThat(reply.text("/errors/2/message")).isEqualTo("must be greater than or equal to 1");
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void namesTheElementOfAListBody() {
        Reply reply = api().post("/things/list", "[{\"quantity\":1},{\"quantity\":0}]")
                .expect(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.text("/errors/0/field")).isEqualTo("[1].quantity");
    }

    @Test
    void speaksEnglishWhateverTheCallerPrefers() {
        Reply reply = api().with("Accept-Language", "de")
                .post("/things/list", "[{\"quantity\":0}]")
                .expect(400);
        assertThat(reply.text("/errors/0/message")).isEqualTo("must be greater than or equal to 1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/things                            | limit | required     | is required",
                "/things?limit=                     | limit | invalid_type | must be a whole number",
                "/things?limit=abc                  | limit | invalid_type | must be a whole number",
                "/things?limit=1.5                  | limit | invalid_type | must be a whole number",
                "/things?limit=99999999999          | limit | invalid_type | must be a whole number",
                "/things?limit=0                    | limit | too_small    | must be greater",
                "/things?limit=101                  | limit | too_large    | must be less",
                "/things?limit=5&since=yesterday    | since | invalid_type | must be a time such as",
                "/things?limit=5&role=KING          | role  | invalid_type | must be one of SHOPPER",
                "/things?limit=5&q=toolong          | q     | invalid_size | size must be",
                "/things/abc                        | id    | invalid_type | a UUID of 36 characters",
                "/things/0198c0de-0000-7000-8000-00000000000g | id | invalid_type | is not a UUID",
            })
    void namesTheParameter(String path, String field, String code, String words) {
        Reply reply = api().get(path).expect(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.text("/errors/0/field")).isEqualTo(field);
        assertThat(reply.text("/errors/0/code")).isEqualTo(code);
        assertThat(reply.text("/detail")).contains(words);
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void namesTheHeader() {
        Reply without = api().put("/things/keyed", null).expect(400);
        assertThat(without.code()).isEqualTo("idempotency_key_required");
        assertThat(without.text("/errors/0/field")).isEqualTo("Idempotency-Key");
        Reply wrong = api().key("k")
                .with("X-Count", "many")
                .put("/things/keyed", null)
                .expect(400);
        assertThat(wrong.text("/errors/0/field")).isEqualTo("X-Count");
        assertThat(wrong.text("/detail")).contains("must be a whole number");
    }

    @Test
    void saysThatThereIsNothing() {
        Reply reply = api().get("/things/a/b/c").expect(404);
        assertThat(reply.code()).isEqualTo("not_found");
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void saysWhichMethodsAreAllowed() {
        Reply reply =
                api().delete("/things/0198c0de-0000-7000-8000-000000000000").expect(405);
        assertThat(reply.code()).isEqualTo("method_not_allowed");
        assertThat(reply.headers().firstValue("Allow")).contains("GET");
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void saysWhichMediaTypesAreSupported() {
        Reply reply = api().send("POST", "/things", "text/plain", "x".getBytes(StandardCharsets.UTF_8))
                .expect(415);
        assertThat(reply.code()).isEqualTo("unsupported_media_type");
        assertThat(reply.headers().firstValue("Accept")).contains("application/json");
        assertThat(reply.text("/detail")).isEqualTo("'text/plain' is not taken here; send application/json");
        BadJsonTest.isAProblem(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/yaml", "application/xml", "application/cbor", "*/*", "application/*+json", "x"})
    void readsNoOtherFormat(String type) {
        byte[] json = "{\"name\":\"a\",\"quantity\":1}".getBytes(StandardCharsets.UTF_8);
        Reply reply = api().send("POST", "/things/unmarked", type, json).expect(415);
        assertThat(reply.code()).isEqualTo("unsupported_media_type");
        BadJsonTest.isAProblem(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "identity, gzip", "nonsense"})
    void readsNothingCompressed(String encoding) {
        Reply reply = api().with("Content-Encoding", encoding)
                .post("/things/unmarked", "{}")
                .expect(415);
        assertThat(reply.text("/detail")).contains("Content-Encoding");
        assertThat(reply.headers().firstValue("Accept-Encoding")).contains("identity");
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void readsWhatIsSaidNotToBeCompressed() {
        Reply reply = api().with("Content-Encoding", "identity")
                .post("/things/unmarked", "{}")
                .expect(400);
        assertThat(reply.at("/errors").values()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/yaml", "text/html", "image/png", "nonsense"})
    void answersAProblemWhateverIsAccepted(String accepted) {
        Reply refused = api().with("Accept", accepted)
                .get("/things/0198c0de-0000-7000-8000-000000000000")
                .expect(406);
        assertThat(refused.code()).isEqualTo("not_acceptable");
        BadJsonTest.isAProblem(refused);
        BadJsonTest.isAProblem(api().with("Accept", accepted).get("/things/abc").expect(400));
    }

    @Test
    void readsForms() {
        byte[] form = "field=a%20b".getBytes(StandardCharsets.UTF_8);
        Reply reply = api().send("POST", "/things/form", "application/x-www-form-urlencoded", form)
                .expect(200);
        assertThat(reply.text("/field")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data;boundary=x"})
    void refusesMultipartForms(String type) {
        Reply reply = api().send("POST", "/things/form", type, "x".getBytes(StandardCharsets.UTF_8))
                .expect(400);
        BadJsonTest.isAProblem(reply);
    }
}
