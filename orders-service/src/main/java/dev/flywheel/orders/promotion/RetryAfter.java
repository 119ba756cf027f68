package dev.flywheel.orders.promotion;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells a caller that is refused when to come back; nothing outside a request. */
final class RetryAfter {

    private RetryAfter() {}

    static void set(long seconds) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpServletResponse response = request.getResponse();
            if (response != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            }
        }
    }
}
