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
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
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
            case MissingPathVariableException missing ->
                missing.isMissingAfterConversion()
                        ? Answer.ofField(
                                CommonError.INVALID_REQUEST, missing.getVariableName(), "required", "is required")
                        : null;
            case HttpMediaTypeNotSupportedException unsupported -> unsupported(unsupported);
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
            case ErrorResponse response -> StatusProblems.of(response);
            case RequestRejectedException rejected ->
                Answer.of(Problem.unreadable(CommonError.INVALID_REQUEST.status()));
            case InvalidParameterException invalid ->
                StatusProblems.of(invalid.getErrorCode(), "the parameters could not be read");
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

    private static Answer unsupported(HttpMediaTypeNotSupportedException unsupported) {
        String sent = unsupported.getContentType() == null
                ? "a Content-Type is needed"
                : "'" + unsupported.getContentType() + "' is not taken here";
        List<MediaType> taken = unsupported.getSupportedMediaTypes();
        String detail = taken.isEmpty() ? sent : sent + "; send " + MediaType.toString(taken);
        return Answer.of(CommonError.UNSUPPORTED_MEDIA_TYPE, detail).with(unsupported.getHeaders());
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
