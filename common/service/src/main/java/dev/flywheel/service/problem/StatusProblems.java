package dev.flywheel.service.problem;

import dev.flywheel.domain.CommonError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;

/** The answers to a bare status, from Tomcat or Spring. */
final class StatusProblems {

    private StatusProblems() {}

    static Answer of(int status, @Nullable String detail) {
        CommonError code = code(status);
        if (code == CommonError.INTERNAL) {
            return Problems.internal();
        }
        // A protocol version or transfer coding we do not speak is the caller's mistake, whatever Tomcat calls it.
        int kept = status > 500 ? code.status() : status;
        String said = detail == null || detail.isBlank() ? code.title() : detail;
        return Answer.of(Problem.of(code, kept, said, List.of()));
    }

    static Answer of(ErrorResponse response) {
        int status = response.getStatusCode().value();
        String detail = switch (status) {
            case 404 -> "there is nothing at this address";
            case 503 -> "the answer took too long";
            default -> response.getBody().getDetail();
        };
        HttpHeaders headers = response.getHeaders();
        return of(status, detail).with(headers);
    }

    private static CommonError code(int status) {
        return switch (status) {
            case 401 -> CommonError.UNAUTHENTICATED;
            case 403 -> CommonError.FORBIDDEN;
            case 404 -> CommonError.NOT_FOUND;
            case 405 -> CommonError.METHOD_NOT_ALLOWED;
            case 406 -> CommonError.NOT_ACCEPTABLE;
            case 409 -> CommonError.CONFLICT;
            case 412 -> CommonError.CHANGED_MEANWHILE;
            case 413 -> CommonError.BODY_TOO_LARGE;
            case 415 -> CommonError.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> CommonError.TOO_MANY_REQUESTS;
            case 501, 505 -> CommonError.INVALID_REQUEST;
            case 502, 503, 504 -> CommonError.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? CommonError.INVALID_REQUEST : CommonError.INTERNAL;
        };
    }
}
