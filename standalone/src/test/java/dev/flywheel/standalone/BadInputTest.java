package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people send by mistake or out of malice, through the front door of the running system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final long GIGABYTE = 1L << 30;

    private final World world = World.get();
    private final Api shopper = world.shopper();
    private String offer = "";

    @BeforeAll
    void goods() {
        world.importCsv(world.operator(), "/operator/imports", """
                sku,title,category,price,currency,quantity,condition
                BAD-1,Badinput lantern,Home & Kitchen > Lamps,20.00,USD,50,new
                """);
        offer = world.offer("Badinput lantern");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /cart/items | {'offerId':'OFFER','quantity':-1}            | 400 | quantity",
                "POST | /cart/items | {'offerId':'OFFER','quantity':0}             | 400 | quantity",
                "POST | /cart/items | {'offerId':'OFFER','quantity':99999999999}   | 400 | quantity",
                "POST | /cart/items | {'offerId':'OFFER','quantity':1e400}         | 400 | quantity",
                "POST | /cart/items | {'offerId':'OFFER','quantity':1.5}           | 400 | quantity",
                "POST | /cart/items | {'offerId':'OFFER','quantity':'1'}           | 400 | quantity",
                "POST | /cart/items | {'offerId':'OFFER'}                          | 400 | quantity",
                "POST | /cart/items | {'offerId':'x','quantity':1}                 | 400 | offerId",
                "POST | /cart/items | {'offerId':'OFFER','quantity':1,'price':1}   | 400 | price",
                "POST | /cart/items | {'offerId':'OFFER','quantity':NaN}           | 400 |",
                "POST | /cart/items | {'offerId':'OFFER','quantity':1,'quantity':2}| 400 |",
                "POST | /cart/items | {'offerId':'OFFER','quantity':1              | 400 |",
                "POST | /cart/items | {'offerId':'RANDOM','quantity':1}            | 404 |",
                "PUT  | /cart       | {'items':[{'offerId':'OFFER','quantity':1},{'offerId':'OFFER','quantity':-2}]} | 400 | items[1].quantity",
                "PUT  | /cart       | {'items':{}}                                 | 400 | items",
                "GET  | /orders/RANDOM                |                           | 404 |",
                "GET  | /orders/1                     |                           | 400 | id",
                "GET  | /orders?limit=0               |                           | 400 | limit",
                "GET  | /orders?limit=-1              |                           | 400 | limit",
                "GET  | /orders?limit=1000000000      |                           | 400 | limit",
                "GET  | /orders?cursor=garbage        |                           | 400 | cursor",
                "GET  | /search?q=lamp&limit=1e9      |                           | 400 | limit",
                "GET  | /products/RANDOM              |                           | 404 |",
                "GET  | /internal/feed                |                           | 404 |",
                "GET  | /internal/test-clock          |                           | 404 |",
                "GET  | /orders/%2e%2e/internal/feed  |                           | 400 |",
                "GET  | /orders//                     |                           | 400 |",
                "GET  | /orders;a=b                   |                           | 400 |",
                "GET  | /operator/trial-balance       |                           | 403 |",
                "TRACE| /orders                       |                           | 405 |",
                "PATCH| /cart                         |                           | 405 |",
            })
    void saysWhatIsWrong(String method, String path, String body, int status, String field) {
        String text = filled(body == null ? "" : body.replace('\'', '"'));
        Api.Reply reply = shopper.send(method, filled(path), "application/json", text.getBytes(StandardCharsets.UTF_8));
        Refused.with(status, reply, method + path + body);
        if (field != null) {
            assertThat(reply.text("/errors/0/field")).as(reply.body()).isEqualTo(field);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "application/json, ISO-8859-1, 400",
        "application/json, gzip, 415",
        "application/yaml, UTF-8, 415",
        "application/xml, UTF-8, 415",
        "text/plain, UTF-8, 415",
        "*/*, UTF-8, 415",
        "application/json;charset=nonsense, UTF-8, 415"
    })
    void readsNoOtherLetters(String type, String encoding, int status) throws IOException {
        String body = "{\"email\":\"caf\u00e9@scenario.example\",\"password\":\"" + World.PASSWORD
                + "\",\"name\":\"\u00c9\"}";
        boolean compressed = encoding.equals("gzip");
        byte[] bytes = compressed ? gzip(body) : body.getBytes(encoding);
        Api caller = compressed ? world.anonymous().with("Content-Encoding", "gzip") : world.anonymous();
        Refused.with(status, caller.send("POST", "/accounts", type, bytes), type + " in " + encoding);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a broken percent sign | GET /orders/%zz HTTP/1.1",
                "a half percent sign   | GET /search?q=% HTTP/1.1",
                "a quote               | GET /search?q=\" HTTP/1.1",
                "much too long         | GET /search?q=LONG HTTP/1.1",
                "HTTP of the future    | GET /search HTTP/9.9",
                "a large header        | GET /search HTTP/1.1\\r\\nX-Large: LONG",
                "two lengths           | POST /cart/items HTTP/1.1\\r\\nContent-Length: 1\\r\\nContent-Length: 2",
                "an unknown coding     | POST /cart/items HTTP/1.1\\r\\nTransfer-Encoding: nonsense",
                "a key in no ASCII     | POST /checkouts HTTP/1.1\\r\\nIdempotency-Key: cl\u00e9",
            })
    void survivesWhatNoClientSends(String what, String head) throws IOException {
        String request = head.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(20_000));
        String answer = RawHttp.exchange(port(), request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .as(what)
                .startsWith("HTTP/1.1 400 ")
                .contains("\"traceId\":\"", "\"code\":\"invalid_request\"");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "/cart/items, Content-Length: 1073741824, 413",
        "/cart/items, Transfer-Encoding: chunked, 413",
        "/sessions, Transfer-Encoding: chunked, 413",
        "/operator/imports, Content-Length: 1073741824, 413",
        "/operator/imports, Transfer-Encoding: chunked, 401"
    })
    void refusesAGigabyteLongBeforeItsEnd(String path, String length, int status) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + length
                + "\r\n\r\n";
        String block = " ".repeat(0x8000);
        String sent = length.startsWith("Transfer") ? "8000\r\n" + block + "\r\n" : block;
        RawHttp.Endless endless = RawHttp.pour(port(), head, sent.getBytes(StandardCharsets.US_ASCII), GIGABYTE);
        assertThat(endless.answer()).startsWith("HTTP/1.1 " + status).contains("\"traceId\"");
        assertThat(endless.sent()).as("bytes that left before the door closed").isLessThan(64 << 20);
    }

    private String filled(String text) {
        return text.replace("OFFER", offer).replace("RANDOM", UUID.randomUUID().toString());
    }

    private int port() {
        return URI.create(world.marketplace().url()).getPort();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
