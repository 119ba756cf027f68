package dev.flywheel.service.client;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Another service gave no answer: it is down, too slow, or broke off. Callers see 503; a caller of our own that holds a key
 * repeats the call later.
 */
public class RemoteUnavailable extends ProblemException {

    private final String service;
    private final boolean maybeExecuted;

    public RemoteUnavailable(String service, boolean maybeExecuted, String what, @Nullable Throwable cause) {
        super(CommonError.UNAVAILABLE, "the service '" + service + "' " + what + "; repeat the call");
        this.service = service;
        this.maybeExecuted = maybeExecuted;
        initCause(cause);
    }

    public String service() {
        return service;
    }

    /** False when the call certainly had no effect; true when it may have had one, as after a timeout. */
    public boolean maybeExecuted() {
        return maybeExecuted;
    }
}
