package dev.flywheel.gateway.proxy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A service's answer on its way to the client, as it is: what the service says about errors, it says itself. */
final class PassedOn implements ServerResponse, ProxyExchange.Response {

    private static final Logger LOG = LoggerFactory.getLogger(PassedOn.class);
    private static final int BUFFER = 32 * 1024;

    private final String service;
    private final HttpResponse<InputStream> answer;
    private final StandstillGuard guard;
    private final HttpHeaders headers = new HttpHeaders();

    PassedOn(String service, HttpResponse<InputStream> answer, StandstillGuard guard) {
        this.service = service;
        this.answer = answer;
        this.guard = guard;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return statusCode();
    }

    /** As the service sent them. */
    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders received = new HttpHeaders();
        answer.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                received.addAll(name, values);
            }
        });
        return received;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.statusCode());
    }

    /** As they are passed on. */
    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try (InputStream body = answer.body();
                StandstillGuard.Watch watch = guard.over(body)) {
            response.setStatus(answer.statusCode());
            headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            copy(body, request, response, watch);
        }
        return null;
    }

    private void copy(
            InputStream body, HttpServletRequest request, HttpServletResponse response, StandstillGuard.Watch watch)
            throws IOException {
        OutputStream out = response.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int length;
            try {
                length = body.read(buffer);
            } catch (IOException broken) {
                brokenOff(request, response, broken);
                return;
            }
            if (length < 0) {
                return;
            }
            watch.moved();
            out.write(buffer, 0, length);
            if (isStream()) {
                out.flush();
            }
            watch.moved();
        }
    }

    private void brokenOff(HttpServletRequest request, HttpServletResponse response, IOException broken)
            throws IOException {
        LOG.warn("{} broke its answer off: {}", service, broken.toString());
        if (response.isCommitted()) {
            BrokenAnswers.mark(request, broken);
            return;
        }
        response.reset();
        Refused.away(service, true).write(response);
    }

    /** Lines that come one by one are sent one by one. */
    private boolean isStream() {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && (type.startsWith("text/event-stream") || type.startsWith("application/x-ndjson"));
    }
}
