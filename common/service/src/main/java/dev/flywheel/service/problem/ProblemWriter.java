package dev.flywheel.service.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a problem as the whole answer. Used inside Spring MVC and before it (security, body limits, Tomcat's own
 * errors), so it needs nothing but the response.
 */
public final class ProblemWriter {

    /** Seconds after which a call to a service that was away is worth repeating. */
    private static final String RETRY_AFTER = "2";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a handler may have set for the answer it could not give. */
    private static final List<String> HEADERS_OF_THE_ANSWER = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.LOCATION,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_ENCODING);

    private ProblemWriter() {}

    /** Does nothing when the answer has already left: half an answer cannot be taken back. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, problem, new HttpHeaders());
    }

    /** The same with further headers, such as {@code Allow}. */
    public static void write(HttpServletResponse response, Problem problem, HttpHeaders headers) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        HEADERS_OF_THE_ANSWER.forEach(name -> response.setHeader(name, null));
        headers.forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        setIfAbsent(response, problem.status());
        byte[] body = json(problem);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The problem as it goes out. */
    public static byte[] json(Problem problem) {
        return JSON.writeValueAsBytes(problem);
    }

    private static void setIfAbsent(HttpServletResponse response, int status) {
        if (status == HttpServletResponse.SC_UNAUTHORIZED && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        boolean comeBack = status == HttpServletResponse.SC_SERVICE_UNAVAILABLE || status == 429;
        if (comeBack && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
    }
}
