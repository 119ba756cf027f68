package dev.flywheel.service.problem;

import dev.flywheel.domain.CommonError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/**
 * Says what was wrong with a body, by the field's path and without the names of our classes. Public because lines of an
 * import are read the same way.
 */
public final class JsonProblems {

    private JsonProblems() {}

    static Answer of(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException json) {
            return answer(json);
        }
        if (unreadable.getCause() == null) {
            return Answer.of(CommonError.MALFORMED_JSON, "this call needs a JSON body");
        }
        return Answer.of(CommonError.MALFORMED_JSON, "the body could not be read to its end");
    }

    /** The problem of JSON that was read outside a request body. */
    public static Problem problem(JacksonException json) {
        return answer(json).problem();
    }

    private static Answer answer(JacksonException json) {
        String field = path(json.getPath());
        IllegalArgumentException refusal = refusal(json);
        if (refusal != null) {
            return Answer.ofField(CommonError.INVALID_REQUEST, field, "invalid_value", message(refusal));
        }
        return switch (json) {
            case PropertyBindingException unknown ->
                Answer.ofField(CommonError.UNKNOWN_FIELD, field, "unknown_field", "there is no such field");
            case InvalidNullException missing ->
                Answer.ofField(CommonError.INVALID_REQUEST, field, "required", "is required");
            case MismatchedInputException mismatch -> mismatch(mismatch, field);
            case InputCoercionException number ->
                Answer.ofField(
                        CommonError.INVALID_REQUEST,
                        field,
                        "out_of_range",
                        "must be " + TypeWords.of(number.getTargetType()) + " in range");
            case StreamConstraintsException tooMuch ->
                Answer.of(
                        CommonError.MALFORMED_JSON, "the body is nested too deeply or holds a value that is too long");
            case StreamReadException malformed -> malformed(malformed);
            case DatabindException invalid ->
                Answer.ofField(CommonError.INVALID_REQUEST, field, "invalid_value", "is not valid");
            default -> Answer.of(CommonError.MALFORMED_JSON, "the body could not be read to its end");
        };
    }

    private static Answer mismatch(MismatchedInputException mismatch, String field) {
        String message = String.valueOf(mismatch.getOriginalMessage());
        if (message.startsWith("Trailing token")) {
            return Answer.of(CommonError.MALFORMED_JSON, "something follows the end of the JSON value");
        }
        if (message.startsWith("No content to map")) {
            return Answer.of(CommonError.MALFORMED_JSON, "this call needs a JSON body");
        }
        return Answer.ofField(
                CommonError.INVALID_REQUEST,
                field,
                "invalid_type",
                "must be " + TypeWords.of(mismatch.getTargetType()));
    }

    private static Answer malformed(StreamReadException malformed) {
        TokenStreamLocation at = malformed.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String message = String.valueOf(malformed.getOriginalMessage());
        String what = message.startsWith("Duplicate") ? "a field is named twice" : "the body is not valid JSON";
        return Answer.of(CommonError.MALFORMED_JSON, what + where);
    }

    /** What a record, a typed id or Money said in its constructor when it refused the value. */
    private static @Nullable IllegalArgumentException refusal(JacksonException json) {
        if (json instanceof MismatchedInputException) {
            // A type of the JDK refused its text; our words for the type say more than its message.
            return null;
        }
        for (Throwable cause = json.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getClass() == IllegalArgumentException.class) {
                return (IllegalArgumentException) cause;
            }
        }
        return null;
    }

    static String message(IllegalArgumentException refusal) {
        String message = refusal.getMessage();
        return message == null || message.isBlank() ? "is not valid" : message;
    }

    /** {@code items[0].quantity}; empty for the body itself. */
    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
