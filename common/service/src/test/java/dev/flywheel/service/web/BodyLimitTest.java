package dev.flywheel.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.service.chassis.ChassisTest;
import dev.flywheel.testing.RawHttp;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLimitTest extends ChassisTest {

    private static final String BYTES = "application/octet-stream";
    private static final long GIGABYTE = 1L << 30;

    @ParameterizedTest
    @CsvSource({"/things/bytes, 1048576", "/large/bytes, 2097152", "/large/but/small, 1024"})
    void takesExactlyTheLimitAndNotOneMore(String path, int limit) {
        Reply fits = api().send("POST", path, BYTES, new byte[limit]).expect(200);
        assertThat(fits.at("/read").asInt()).isEqualTo(limit);
        Reply refused = api().send("POST", path, BYTES, new byte[limit + 1]).expect(413);
        assertThat(refused.code()).isEqualTo("body_too_large");
        assertThat(refused.text("/detail")).contains("at most " + limit + " bytes");
        assertThat(refused.headers().firstValue("Connection")).contains("close");
    }

    @ParameterizedTest
    @CsvSource({"/things/bytes, 1048576", "/large/bytes, 2097152", "/large/but/small, 1024"})
    void countsWhatComesInChunks(String path, int limit) throws Exception {
        assertThat(chunked(path, limit).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = chunked(path, limit + 1);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("body_too_large");
    }

    private HttpResponse<String> chunked(String path, int size) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void refusesAnAnnouncedGigabyteUnread() throws Exception {
        String head = "POST /things/bytes HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + GIGABYTE + "\r\n\r\n";
        RawHttp.Endless endless = RawHttp.pour(port, head, new byte[1 << 16], GIGABYTE);
        assertThat(endless.answer()).startsWith("HTTP/1.1 413 ").contains("body_too_large");
        assertThat(endless.sent())
                .as("bytes that went out before the server closed")
                .isLessThan(64 << 20);
    }

    @Test
    void refusesAnEndlessBodyInChunks() throws Exception {
        String head = "POST /things/bytes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
        byte[] chunk = ("8000\r\n" + "x".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        RawHttp.Endless endless = RawHttp.pour(port, head, chunk, GIGABYTE);
        assertThat(endless.answer()).startsWith("HTTP/1.1 413 ").contains("body_too_large");
        assertThat(endless.sent()).isLessThan(64 << 20);
    }

    @Test
    void refusesBeforeAskingForTheBody() throws Exception {
        String answer = RawHttp.exchange(
                port,
                "POST /things/bytes HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1048577\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
    }

    @Test
    void countsJsonToo() {
        String body = "{\"text\":\"" + "x".repeat(2_000_000) + "\"}";
        Reply announced = api().post("/things/types", body).expect(413);
        assertThat(announced.code()).isEqualTo("body_too_large");
    }

    @Test
    void countsJsonThatComesInChunks() throws Exception {
        String head = "POST /things/types HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"text\":\"\r\n";
        byte[] chunk = ("8000\r\n" + "x".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        RawHttp.Endless endless = RawHttp.pour(port, head, chunk, 4 << 20);
        assertThat(endless.answer()).startsWith("HTTP/1.1 413 ").contains("body_too_large");
    }

    @ParameterizedTest
    @CsvSource({"zz", "-5", "ffffffffffffffffff"})
    void refusesBrokenChunks(String size) throws Exception {
        String answer = RawHttp.exchange(
                port,
                "POST /things/types HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n{}\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("problem+json");
    }

    @Test
    void limitsForms() {
        byte[] form = ("field=" + "x".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
        Reply reply = api().send("POST", "/things/form", "application/x-www-form-urlencoded", form);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("body_too_large");
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 100, ''", "Transfer-Encoding: chunked, 5", "Transfer-Encoding: chunked, ''"})
    void doesNotWaitForeverForTheRest(String length, String begun) throws Exception {
        String answer = RawHttp.exchange(
                port,
                "POST /things/types HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + length
                        + "\r\n\r\n" + begun);
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("body_too_slow", "\"traceId\"");
        assertThat(answer).containsIgnoringCase("connection: close");
    }
}
