package dev.flywheel.service.client;

import java.io.Closeable;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Connections to other programs, kept for the next call. They block, which costs a virtual thread nothing and spares the
 * hand-overs between threads that an asynchronous client makes for each call.
 *
 * <p>Nothing is done that was not asked for: no retries, redirects, cookies or compression.
 */
public final class HttpConnections implements Closeable {

    /** To one address; more calls than this wait for a connection as long as for a new one. */
    private static final int MOST = 512;

    /**
     * One that lay idle for longer is looked at before it is used, since the other end may have closed it: a call on it could
     * not be told from one that was carried out. The look takes a millisecond, so it is spared where calls follow closely.
     */
    private static final TimeValue TRUSTED = TimeValue.ofMilliseconds(20);

    private final Duration connectTimeout;
    private final CloseableHttpClient client;

    public HttpConnections(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout))
                                .setValidateAfterInactivity(TRUSTED)
                                .build())
                        .setMaxConnPerRoute(MOST)
                        .setMaxConnTotal(MOST)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /**
     * Requests over these connections.
     *
     * @param readTimeout the longest silence until the answer and within it
     */
    public ClientHttpRequestFactory requests(Duration readTimeout) {
        HttpComponentsClientHttpRequestFactory requests = new HttpComponentsClientHttpRequestFactory(client);
        requests.setConnectionRequestTimeout(connectTimeout);
        requests.setReadTimeout(readTimeout);
        return requests;
    }

    /** Breaks off what still waits for an answer. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
