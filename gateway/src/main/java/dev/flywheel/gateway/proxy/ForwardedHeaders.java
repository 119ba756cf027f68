package dev.flywheel.gateway.proxy;

import dev.flywheel.service.web.TraceId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Tells the service who called and how. Runs last: what the client said about that was removed before, since he could
 * have said anything. Where the gateway itself stands behind a proxy, {@code server.forward-headers-strategy} makes it
 * believe that one.
 */
final class ForwardedHeaders implements RequestHttpHeadersFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders input, ServerRequest request) {
        HttpServletRequest servlet = request.servletRequest();
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(input);
        request.headers().header(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(headers::remove);
        String type = servlet.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null) {
            // The framework adds the character set it would read the body with.
            headers.set(HttpHeaders.CONTENT_TYPE, type);
        }
        headers.set("X-Forwarded-For", servlet.getRemoteAddr());
        headers.set("X-Forwarded-Proto", servlet.getScheme());
        headers.set("X-Forwarded-Host", servlet.getServerName());
        headers.set("X-Forwarded-Port", String.valueOf(servlet.getServerPort()));
        headers.set(TraceId.TRACEPARENT, TraceId.traceparent());
        return headers;
    }
}
