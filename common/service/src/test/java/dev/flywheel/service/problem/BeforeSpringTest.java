package dev.flywheel.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.service.chassis.ChassisTest;
import dev.flywheel.testing.RawHttp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tomcat and the firewall refuse is a problem too. */
class BeforeSpringTest extends ChassisTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a quote in the address    | GET /things?q=\"<x> HTTP/1.1         | 400 | invalid_request",
                "invalid percent encoding  | GET /things/%zz HTTP/1.1             | 400 | invalid_request",
                "half percent encoding     | GET /things/%a HTTP/1.1              | 400 | invalid_request",
                "invalid encoding in query | GET /things?limit=%zz HTTP/1.1       | 400 | invalid_request",
                "no utf-8 in the path      | GET /things/%ff HTTP/1.1             | 400 | invalid_request",
                "NUL in the path           | GET /things/%00 HTTP/1.1             | 400 | invalid_request",
                "NUL in the query          | GET /things?limit=1&q=%00 HTTP/1.1   | 400 | invalid_request",
                "encoded slash             | GET /things/a%2Fb HTTP/1.1           | 400 | invalid_request",
                "encoded backslash         | GET /things/a%5Cb HTTP/1.1           | 400 | invalid_request",
                "double slash              | GET //things HTTP/1.1                | 400 | invalid_request",
                "traversal                 | GET /things/../internal/x HTTP/1.1   | 400 | invalid_request",
                "encoded traversal         | GET /things/%2e%2e/internal HTTP/1.1 | 400 | invalid_request",
                "matrix parameter          | GET /things;a=b HTTP/1.1             | 400 | invalid_request",
                "a method nobody knows     | BREW /things HTTP/1.1                | 400 | invalid_request",
                "TRACE                     | TRACE /things HTTP/1.1               | 405 | method_not_allowed",
                "too long an address       | GET /things?q=AAAA HTTP/1.1          | 400 | invalid_request",
                "no HTTP at all            | hello                                | 400 | invalid_request",
                "HTTP of the future        | GET /things HTTP/9.9                 | 400 | invalid_request",
            })
    void refusesInOurWords(String what, String line, int status, String code) throws Exception {
        String sent = line.replace("AAAA", "A".repeat(20_000));
        String answer = RawHttp.exchange(port, sent + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        isAProblem(answer, status, code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "too large       | X-Large: AAAA | 20000 | 400",
                "no colon        | nonsense      | 1     | 400",
                "bad length      | Content-Length: x | 1 | 400",
                "negative length | Content-Length: -1 | 1 | 400",
                "two lengths     | Content-Length: 1\\r\\nContent-Length: 2 | 1 | 400",
                "unknown coding  | Transfer-Encoding: nonsense | 1 | 400",
                "bad expectation | Expect: nonsense | 1 | 417",
            })
    void refusesBadHeaders(String what, String header, int repeated, int status) throws Exception {
        String headers = header.replace("\\r\\n", "\r\n").replace("AAAA", "A".repeat(repeated));
        String answer = RawHttp.exchange(
                port, "POST /things/bytes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n\r\n");
        isAProblem(answer, status, "invalid_request");
    }

    private static void isAProblem(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(answer).containsPattern("\"traceId\":\"[0-9a-f]{32}\"").containsIgnoringCase("\r\ntrace-id: ");
        assertThat(answer).doesNotContain("<html", "Tomcat", "Exception", "at org.");
    }
}
