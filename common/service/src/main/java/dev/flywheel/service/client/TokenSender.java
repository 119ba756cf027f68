package dev.flywheel.service.client;

import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Sends this service's token along, and once a new one when it is refused (the issuer's keys may have changed). */
class TokenSender implements ClientHttpRequestInterceptor {

    private final ServiceTokens tokens;

    TokenSender(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        String token = tokens.token();
        if (token == null || request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return execution.execute(request, body);
        }
        request.getHeaders().setBearerAuth(token);
        ClientHttpResponse response = execution.execute(request, body);
        if (response.getStatusCode() != HttpStatus.UNAUTHORIZED) {
            return response;
        }
        response.close();
        tokens.refused(token);
        request.getHeaders().setBearerAuth(String.valueOf(tokens.token()));
        return execution.execute(request, body);
    }
}
