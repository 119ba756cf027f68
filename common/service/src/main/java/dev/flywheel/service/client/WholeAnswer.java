package dev.flywheel.service.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that has arrived as a whole, so that one that breaks off half-way fails where it can be told as such. */
final class WholeAnswer implements ClientHttpResponse {

    /** Far above any page of ours. */
    private static final int MAX_BYTES = 32 << 20;

    private final HttpStatusCode status;
    private final String statusText;
    private final HttpHeaders headers;
    private final byte[] body;

    private WholeAnswer(ClientHttpResponse answer) throws IOException {
        try (answer) {
            status = answer.getStatusCode();
            statusText = answer.getStatusText();
            headers = answer.getHeaders();
            body = answer.getBody().readNBytes(MAX_BYTES + 1);
        }
        if (body.length > MAX_BYTES) {
            throw new IOException("the answer is too large");
        }
    }

    /** Inside the retry, so that what breaks off half-way is asked for again too. */
    static ClientHttpRequestInterceptor reading() {
        return (request, body, execution) -> read(request, body, execution);
    }

    private static ClientHttpResponse read(
            org.springframework.http.HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return new WholeAnswer(execution.execute(request, body));
    }

    byte[] body() {
        return body;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public String getStatusText() {
        return statusText;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {
        // Closed when it was read.
    }
}
