package dev.flywheel.service.idempotency;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} of a call, as a controller parameter. Keys belong to their owner: two accounts may use the
 * same one.
 *
 * @param owner who calls
 * @param operation method and path, so that one key used for two different calls is noticed
 * @param value the header, 1 to 255 visible characters; null when it was left out
 */
public record IdempotencyKey(
        String owner, String operation, @Nullable String value) {

    /** Refuses a call that left the header out; for commands that would do it twice. */
    public IdempotencyKey required() {
        given();
        return this;
    }

    /** The key; a call without one is refused. */
    String given() {
        if (value == null) {
            throw new ProblemException(
                    CommonError.IDEMPOTENCY_KEY_REQUIRED,
                    "send a header Idempotency-Key with a value of your own, e.g. a UUID, and the same one when you repeat the call");
        }
        return value;
    }
}
