package dev.flywheel.service.client;

import dev.flywheel.service.web.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;

/** Says in our words what went wrong with a call: refused, or not answered. */
class RemoteErrors implements ClientHttpRequestInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteErrors.class);
    private static final int MAX_DETAIL = 500;

    /** The part of a problem that matters between services. */
    private record Refusal(@Nullable String code, @Nullable String detail) {}

    private final String service;

    RemoteErrors(String service) {
        this.service = service;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        ClientHttpResponse answer;
        HttpStatusCode status;
        byte[] content;
        try {
            answer = execution.execute(request, body);
            status = answer.getStatusCode();
            if (!status.isError()) {
                return answer;
            }
            content = answer.getBody().readAllBytes();
        } catch (IOException failed) {
            boolean maybeExecuted = !isBeforeSending(failed);
            String what = failed instanceof SocketTimeoutException ? "did not answer in time" : "could not be reached";
            throw new RemoteUnavailable(service, maybeExecuted, what, failed);
        }
        if (status.is5xxServerError()) {
            throw new RemoteUnavailable(service, true, "failed (" + status.value() + ")", null);
        }
        RemoteProblem refusal = refusal(status.value(), content);
        LOG.debug("{} {}: {}", request.getMethod(), request.getURI(), refusal.toString());
        throw refusal;
    }

    /** True when no byte of the request can have reached the other service. */
    static boolean isBeforeSending(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private RemoteProblem refusal(int status, byte[] content) {
        Refusal refusal;
        try {
            refusal = Json.tolerant().readValue(content, Refusal.class);
        } catch (JacksonException notAProblem) {
            refusal = null;
        }
        if (refusal == null) {
            return new RemoteProblem(service, status, "", "");
        }
        String detail = Objects.requireNonNullElse(refusal.detail(), "");
        return new RemoteProblem(
                service,
                status,
                Objects.requireNonNullElse(refusal.code(), ""),
                detail.substring(0, Math.min(MAX_DETAIL, detail.length())));
    }
}
