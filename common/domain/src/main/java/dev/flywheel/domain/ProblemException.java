package dev.flywheel.domain;

import java.util.List;

/** The caller asked for something that cannot be done. Becomes {@code application/problem+json}; never a 500. */
public class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final transient List<FieldProblem> errors;

    /**
     * @param detail what happened this time, for people: which thing, which value, what to do
     */
    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ErrorCode code, String detail, List<FieldProblem> errors) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /**
     * One field that was wrong.
     *
     * @param field path in the request, e.g. {@code items[0].quantity}
     * @param code stable word, e.g. {@code too_large}
     * @param message for people
     */
    public record FieldProblem(String field, String code, String message) {}
}
