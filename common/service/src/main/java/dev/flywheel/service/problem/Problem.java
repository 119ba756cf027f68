package dev.flywheel.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param type address that names the kind of problem: {@value #TYPES} and the code
 * @param title the same for every occurrence of this code
 * @param status HTTP status
 * @param detail what happened this time, for people
 * @param code what clients switch on
 * @param errors the fields that were wrong; empty when the problem is not about fields
 * @param traceId what to tell the operator, who finds the request in the logs by it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors", "traceId"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<FieldProblem> errors,
        @Nullable String traceId) {

    /** Where the kinds of problems live. */
    public static final String TYPES = "https://flywheel.dev/problems/";

    /** A problem of the request being handled, with its code's own status. */
    public static Problem of(ErrorCode code, String detail, List<FieldProblem> errors) {
        return of(code, code.status(), detail, errors);
    }

    public static Problem of(ErrorCode code, String detail) {
        return of(code, detail, List.of());
    }

    /**
     * For a request of which not even the first lines can be taken, or are allowed.
     *
     * @param status one of 400 to 499
     */
    public static Problem unreadable(int status) {
        return StatusProblems.of(
                        status, "the method, the address or a header is too long or holds what is not allowed there")
                .problem();
    }

    /** For the rare status that has no code of its own, such as 414. */
    static Problem of(ErrorCode code, int status, String detail, List<FieldProblem> errors) {
        return new Problem(
                TYPES + code.code(),
                code.title(),
                status,
                detail,
                code.code(),
                List.copyOf(errors),
                MDC.get("traceId"));
    }
}
