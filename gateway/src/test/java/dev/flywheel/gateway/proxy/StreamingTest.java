package dev.flywheel.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.gateway.FakeService;
import dev.flywheel.gateway.GatewayTest;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Bodies as raw bytes on a socket, to see what moves when. */
class StreamingTest extends GatewayTest {

    private static final int MEGABYTE = 1 << 20;
    private static final Pattern HEAD_WITH_LENGTH = Pattern.compile(
            "\\AHTTP/1.1 (?:.+\r\n)*?Content-Length: (\\d+)\r\n(?:.+\r\n)*?\r\n", Pattern.CASE_INSENSITIVE);

    @Test
    void refusesAQueryThatIsNotEncoded() throws Exception {
        for (String query : new String[] {"q=%zz", "q=%2", "%=1"}) {
            try (Socket socket = new Socket("localhost", port)) {
                write(socket.getOutputStream(), "GET /search?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(answer(socket)).startsWith("HTTP/1.1 400").contains("invalid_request");
            }
        }
    }

    @Test
    void carriesFiftyMegabytesUnchangedAndBeforeTheyAreComplete() throws Exception {
        AtomicLong received = new AtomicLong();
        service("catalog").on("/operator/imports", exchange -> countAndHash(exchange, received));
        byte[] piece = new byte[MEGABYTE];
        new java.util.Random(7).nextBytes(piece);
        MessageDigest expected = MessageDigest.getInstance("SHA-256");

        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            write(out, importHead("Content-Length: " + 50L * MEGABYTE));
            for (int i = 0; i < 50; i++) {
                out.write(piece);
                expected.update(piece);
                if (i == 0) {
                    out.flush();
                    Eventually.await(Duration.ofSeconds(10), () -> received.get() == MEGABYTE);
                }
            }
            out.flush();
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 202")
                    .contains(HexFormat.of().formatHex(expected.digest()));
        }
        assertThat(received.get()).isEqualTo(50L * MEGABYTE);
    }

    @Test
    void carriesABodyOfUnknownLength() throws Exception {
        AtomicLong received = new AtomicLong();
        service("catalog").on("/operator/imports", exchange -> countAndHash(exchange, received));
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            write(out, importHead("Transfer-Encoding: chunked"));
            write(out, "5\r\nsku,t\r\n");
            out.flush();
            Eventually.await(Duration.ofSeconds(10), () -> received.get() == 5);
            write(out, "4\r\nitle\r\n0\r\n\r\n");
            out.flush();
            assertThat(answer(socket)).startsWith("HTTP/1.1 202");
        }
        assertThat(received.get()).isEqualTo(9);
    }

    @Test
    void refusesAnImportBeforeItIsSentToWhomItIsNotAllowed() throws Exception {
        for (String token : new String[] {"", "Authorization: Bearer " + Tokens.of(AccountId.next(), Role.SELLER)}) {
            try (Socket socket = new Socket("localhost", port)) {
                String head = "POST /operator/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n"
                        + (token.isEmpty() ? "" : token + "\r\n") + "\r\n";
                write(socket.getOutputStream(), head);
                assertThat(answer(socket)).matches("(?s)HTTP/1.1 40[13] .*");
            }
        }
    }

    @Test
    void refusesLargeBodiesBeforeReadingThem() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            write(
                    socket.getOutputStream(),
                    "POST /cart/items HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("body_too_large");
        }
        try (Socket socket = new Socket("localhost", port)) {
            write(socket.getOutputStream(), importHead("Content-Length: 268435457"));
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void cutsOffABodyThatGrowsTooLarge() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        service("orders").on("/cart/items", exchange -> {
            try {
                exchange.getRequestBody().readAllBytes();
            } catch (IOException cut) {
                broken.countDown();
                throw cut;
            }
        });
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            write(out, "POST /cart/items HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            write(out, "100400\r\n");
            out.write(new byte[0x100400]);
            out.flush();
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("body_too_large");
        }
        assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClientThatGoesAwayTakesItsCallWithIt() throws Exception {
        AtomicLong received = new AtomicLong();
        CountDownLatch broken = new CountDownLatch(1);
        service("catalog").on("/operator/imports", exchange -> {
            try {
                countAndHash(exchange, received);
            } catch (IOException cut) {
                broken.countDown();
                throw cut;
            }
        });
        try (Socket socket = new Socket("localhost", port)) {
            write(socket.getOutputStream(), importHead("Content-Length: 1000000"));
            socket.getOutputStream().write(new byte[1000]);
            Eventually.await(Duration.ofSeconds(10), () -> received.get() == 1000);
        }
        assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void passesAnEarlyAnswerOn() throws Exception {
        service("catalog").on("/operator/imports", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            FakeService.answer(exchange, 415, "{\"code\":\"unsupported_media_type\"}");
        });
        try (Socket socket = new Socket("localhost", port)) {
            write(socket.getOutputStream(), importHead("Content-Length: 20000"));
            socket.getOutputStream().write(new byte[10_000]);
            socket.getOutputStream().flush();
            socket.getOutputStream().write(new byte[10_000]);
            assertThat(answer(socket)).startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void sendsLinesOnAsTheyCome() throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        service("catalog").on("/search/stream", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                write(exchange.getResponseBody(), "{\"line\":1}\n");
                exchange.getResponseBody().flush();
                firstSeen.await(10, TimeUnit.SECONDS);
                write(exchange.getResponseBody(), "{\"line\":2}\n");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try (Socket socket = new Socket("localhost", port)) {
            write(
                    socket.getOutputStream(),
                    "GET /search/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            InputStream in = socket.getInputStream();
            String text = "";
            while (!text.contains("{\"line\":1}")) {
                byte[] bytes = new byte[1000];
                int length = in.read(bytes);
                assertThat(length).isPositive();
                text += new String(bytes, 0, length, StandardCharsets.UTF_8);
            }
            assertThat(text).doesNotContain("{\"line\":2}");
            firstSeen.countDown();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("{\"line\":2}");
        }
    }

    @Test
    void halfAnAnswerDoesNotLookLikeAWholeOne() throws Exception {
        service("catalog").on("/products/half", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[200_000]);
            exchange.getResponseBody().flush();
            throw new IOException("the service dies here");
        });
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), "GET /products/half HTTP/1.1\r\nHost: localhost\r\n\r\n");
            byte[] all = readToEnd(socket.getInputStream());
            String end = new String(
                    Arrays.copyOfRange(all, Math.max(0, all.length - 7), all.length), StandardCharsets.UTF_8);
            assertThat(end).isNotEqualTo("\r\n0\r\n\r\n");
        }
    }

    @Test
    void anAnswerThatStandsStillIsGivenUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        service("catalog").on("/products/stuck", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                exchange.getResponseBody().write(new byte[200_000]);
                exchange.getResponseBody().flush();
                end.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), "GET /products/stuck HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(readToEnd(socket.getInputStream()).length).isGreaterThan(200_000);
        } finally {
            end.countDown();
        }
    }

    @Test
    void passesALargeAnswerOn() {
        service("finance").on("/operator/journal/all", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                for (int i = 0; i < 30; i++) {
                    exchange.getResponseBody().write("x".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        Api.Reply reply = api().get("/operator/journal/all").expect(200);
        assertThat(reply.body()).hasSize(30 * MEGABYTE);
    }

    private static String importHead(String length) {
        return "POST /operator/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nAuthorization: Bearer "
                + Tokens.of(AccountId.next(), Role.OPERATOR) + "\r\n" + length + "\r\nConnection: close\r\n\r\n";
    }

    private static void countAndHash(HttpExchange exchange, AtomicLong received) throws IOException {
        try {
            received.set(0);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream hash = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                byte[] buffer = new byte[8192];
                int length;
                while ((length = exchange.getRequestBody().read(buffer)) >= 0) {
                    hash.write(buffer, 0, length);
                    received.addAndGet(length);
                }
            }
            FakeService.answer(exchange, 202, HexFormat.of().formatHex(digest.digest()));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole answer, by its announced length, or all there is until the connection ends. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (!isWhole(answer)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static boolean isWhole(CharSequence answer) {
        Matcher head = HEAD_WITH_LENGTH.matcher(answer);
        return head.find() && answer.length() - head.end() >= Integer.parseInt(head.group(1));
    }

    private static byte[] readToEnd(InputStream in) throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            int length;
            while ((length = in.read(buffer)) >= 0) {
                all.write(buffer, 0, length);
            }
        } catch (java.net.SocketException reset) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }
}
