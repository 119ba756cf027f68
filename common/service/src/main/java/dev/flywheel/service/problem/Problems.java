package dev.flywheel.service.problem;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolationException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** Finds the problem behind an exception. What it does not know is our mistake: 500, without a word about why. */
final class Problems {

    private Problems() {}

    /** Always finds an answer. */
    static Answer of(Throwable thrown) {
        ProblemException problem = problemBehind(thrown);
        if (problem != null) {
            return Answer.of(Problem.of(problem.code(), message(problem), problem.errors()));
        }
        Throwable bare = unwrapped(thrown);
        Answer known = ofRequest(bare);
        if (known == null) {
            known = ofFramework(bare);
        }
        if (known == null) {
            known = DatabaseProblems.of(bare);
        }
        return known == null ? internal() : known;
    }

    /** Without what only carries another exception across a thread or an interface. */
    private static Throwable unwrapped(Throwable thrown) {
        boolean wrapper = thrown instanceof UncheckedIOException
                || thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || (thrown instanceof ServletException && !(thrown instanceof ErrorResponse));
        Throwable cause = thrown.getCause();
        return wrapper && cause != null ? unwrapped(cause) : thrown;
    }

    static Answer internal() {
        return Answer.of(CommonError.INTERNAL, "the call was not completed; give the trace id when you report this");
    }

    /** What the caller wrote into body, address and headers. */
    private static @Nullable Answer ofRequest(Throwable thrown) {
        return switch (thrown) {
            case MethodArgumentNotValidException invalid ->
                Answer.ofFields(ValidationProblems.of(invalid.getBindingResult()));
            case BindException invalid -> Answer.ofFields(ValidationProblems.of(invalid.getBindingResult()));
            case HandlerMethodValidationException invalid ->
                invalid.isForReturnValue() ? null : Answer.ofFields(ValidationProblems.of(invalid));
            case MethodValidationException invalid ->
                invalid.isForReturnValue() ? null : Answer.ofFields(ValidationProblems.of(invalid));
            case ConstraintViolationException invalid ->
                Answer.ofFields(ValidationProblems.of("", invalid.getConstraintViolations()));
            case HttpMessageNotReadableException unreadable -> JsonProblems.of(unreadable);
            case MissingRequestHeaderException missing -> missingHeader(missing.getHeaderName());
            case MissingServletRequestParameterException missing ->
                Answer.ofField(CommonError.INVALID_REQUEST, missing.getParameterName(), "required", "is required");
            case MethodArgumentTypeMismatchException mismatch ->
                mismatch(ValidationProblems.name(mismatch.getParameter()), mismatch);
            case TypeMismatchException mismatch ->
                mismatch(Objects.requireNonNullElse(mismatch.getPropertyName(), ""), mismatch);
            case InvalidApiVersionException version ->
                Answer.ofField(
                        CommonError.INVALID_REQUEST, "API-Version", "unknown_version", "there is no such version");
            default -> null;
        };
    }

    /** What the frameworks around the controllers refuse. */
    private static @Nullable Answer ofFramework(Throwable thrown) {
        return switch (thrown) {
            case ErrorResponse response -> ofErrorResponse(response);
            case RequestRejectedException rejected ->
                Answer.of(CommonError.INVALID_REQUEST, "the address or a header holds characters that are not allowed");
            case InvalidParameterException invalid -> ofStatus(invalid.getErrorCode(), "the form could not be read");
            case MultipartException multipart -> Answer.of(CommonError.INVALID_REQUEST, "the form could not be read");
            case AccessDeniedException denied -> Answer.of(CommonError.FORBIDDEN, "this account may not do that");
            case AuthenticationException unauthenticated ->
                Answer.of(CommonError.UNAUTHENTICATED, "a valid access token is needed");
            case RestClientException remote ->
                Answer.of(CommonError.UNAVAILABLE, "another service gave no usable answer");
            case BadRequestException broken ->
                Answer.of(CommonError.INVALID_REQUEST, "the body could not be read to its end");
            default -> null;
        };
    }

    /** The answer to a bare status, from Tomcat or Spring. */
    static Answer ofStatus(int status, @Nullable String detail) {
        CommonError code = switch (status) {
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
        if (code == CommonError.INTERNAL) {
            return internal();
        }
        // A protocol version or transfer coding we do not speak is the caller's mistake, whatever Tomcat calls it.
        int kept = status > 500 ? code.status() : status;
        String said = detail == null || detail.isBlank() ? code.title() : detail;
        return Answer.of(Problem.of(code, kept, said, List.of()));
    }

    private static Answer ofErrorResponse(ErrorResponse response) {
        int status = response.getStatusCode().value();
        String detail = switch (status) {
            case 404 -> "there is nothing at this address";
            case 503 -> "the answer took too long";
            default -> response.getBody().getDetail();
        };
        HttpHeaders headers = response.getHeaders();
        return ofStatus(status, detail).with(headers);
    }

    private static Answer missingHeader(String name) {
        FieldProblem error = new FieldProblem(name, "required", "is required");
        boolean key = "Idempotency-Key".equalsIgnoreCase(name);
        return Answer.of(Problem.of(
                key ? CommonError.IDEMPOTENCY_KEY_REQUIRED : CommonError.INVALID_REQUEST,
                "the header " + name + " is required",
                List.of(error)));
    }

    private static Answer mismatch(String field, TypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        String refusal = refusal(mismatch);
        // Only our own types explain themselves; the JDK's messages are about its classes.
        boolean ours = type != null && !type.isEnum() && type.getName().startsWith("dev.flywheel.");
        String message = ours && refusal != null ? refusal : "must be " + TypeWords.of(type);
        return Answer.ofField(CommonError.INVALID_REQUEST, field, "invalid_type", message);
    }

    private static @Nullable String refusal(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getClass() == IllegalArgumentException.class && cause instanceof IllegalArgumentException own) {
                return JsonProblems.message(own);
            }
        }
        return null;
    }

    /** A filter that limits the body can only speak through the stream it wraps, so the problem may lie deep. */
    private static @Nullable ProblemException problemBehind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }

    private static String message(ProblemException problem) {
        return Objects.requireNonNullElse(problem.getMessage(), problem.code().title());
    }
}
