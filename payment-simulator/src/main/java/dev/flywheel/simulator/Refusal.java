package dev.flywheel.simulator;

/** Not done, and why. Becomes an answer {@code {"code":…,"message":…}}. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String code;
    private final boolean kept;

    private Refusal(int status, String code, String message, boolean kept) {
        super(message);
        this.status = status;
        this.code = code;
        this.kept = kept;
    }

    /** The request itself is wrong, or could not be handled now: the same key may be sent again. */
    static Refusal passing(int status, String code, String message) {
        return new Refusal(status, code, message, false);
    }

    /** The request was understood and decided against: the same key gets this answer for ever. */
    static Refusal decided(int status, String code, String message) {
        return new Refusal(status, code, message, true);
    }

    static Refusal badField(String field, String message) {
        return passing(400, "invalid_" + field, field + " " + message);
    }

    int status() {
        return status;
    }

    boolean kept() {
        return kept;
    }

    Problem problem() {
        return new Problem(code, String.valueOf(getMessage()));
    }

    /** The body of every answer that is an error. */
    record Problem(String code, String message) {}
}
