package dev.flywheel.orders.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Calls addresses that others chose. The name is looked up once and exactly what was checked is connected to, so a name that
 * points elsewhere a moment later is of no use; redirects are not followed, cookies not kept, answers read no further than
 * 2 KB, and after the timeout the connection is cut, however slowly it drips.
 */
@Component
class OutsideCall implements DisposableBean {

    private static final int MOST_OF_BODY = 2048;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int CONNECTIONS = 512;

    private final CloseableHttpClient http;
    private final Duration timeout;

    OutsideCall(WebhookSettings settings) {
        this.timeout = settings.timeout();
        Timeout silence = Timeout.of(timeout);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicOnly(settings.allowPrivate()))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(silence)
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(DeliverySender.OF_ONE * 2)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(silence)
                        .setResponseTimeout(silence)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Flywheel-Webhooks/1")
                .build();
    }

    /** Sends a body and answers what came back, or why nothing did. */
    Outcome post(java.net.URI url, Map<String, String> headers, String body, Instant now) {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        long begun = System.nanoTime();
        Thread deadline = Thread.ofVirtual().start(() -> cutAfter(timeout, request));
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            return new Outcome(
                    response.getCode(), null, beginning(response.getEntity()), millis(begun), wish(response, now));
        } catch (IOException failure) {
            boolean late = millis(begun) >= timeout.toMillis();
            String why = late ? "no whole answer within " + timeout.toSeconds() + " s" : words(failure);
            return new Outcome(null, why, null, millis(begun), Duration.ZERO);
        } finally {
            deadline.interrupt();
        }
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }

    private static void cutAfter(Duration timeout, HttpPost request) {
        try {
            Thread.sleep(timeout);
            request.cancel();
        } catch (InterruptedException finished) {
            Thread.currentThread().interrupt();
        }
    }

    private static String words(IOException failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.substring(0, Math.min(500, text.length())).replace("\0", "");
    }

    private static @Nullable String beginning(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return null;
        }
        InputStream content = entity.getContent();
        byte[] bytes = content.readNBytes(MOST_OF_BODY);
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
    }

    /** Retry-After in seconds or as a date (RFC 9110). */
    private static Duration wish(ClassicHttpResponse response, Instant now) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null || header.getValue() == null) {
            return Duration.ZERO;
        }
        String value = header.getValue().strip();
        try {
            if (value.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeParseException malformed) {
            return Duration.ZERO;
        }
    }

    private static int millis(long begun) {
        return (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /**
     * What came of a call.
     *
     * @param status null when there was no answer
     * @param error why; null when there was one
     * @param body its first 2 KB
     * @param retryAfter how long the other side wants to be left alone
     */
    record Outcome(
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String body,
            int millis,
            Duration retryAfter) {

        boolean isTaken() {
            return status != null && status >= 200 && status < 300;
        }

        boolean isGone() {
            return status != null && status == 410;
        }
    }

    /** Looks names up and lets only public addresses through. */
    static final class PublicOnly extends SystemDefaultDnsResolver {

        private final boolean allowPrivate;

        PublicOnly(boolean allowPrivate) {
            this.allowPrivate = allowPrivate;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = super.resolve(host);
            if (!allowPrivate && !Arrays.stream(all).allMatch(Addresses::isPublic)) {
                throw new UnknownHostException(host + " is inside a private network, where nothing is sent");
            }
            return all;
        }
    }
}
