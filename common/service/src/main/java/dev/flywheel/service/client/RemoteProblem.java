package dev.flywheel.service.client;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;

/**
 * Another service refused the call with a 4xx problem. Who expects the refusal catches this and decides; uncaught it is a
 * misunderstanding between our services, which a later version may resolve, so the caller sees 503.
 */
public class RemoteProblem extends ProblemException {

    private final String service;
    private final int status;
    private final String remoteCode;
    private final String detail;

    public RemoteProblem(String service, int status, String remoteCode, String detail) {
        super(CommonError.UNAVAILABLE, "the service '" + service + "' could not take part in this call");
        this.service = service;
        this.status = status;
        this.remoteCode = remoteCode;
        this.detail = detail;
    }

    public String service() {
        return service;
    }

    /** The HTTP status the other service answered with, 400 to 499. */
    public int status() {
        return status;
    }

    /** The other service's problem code, e.g. {@code not_found}; empty when it gave none. */
    public String remoteCode() {
        return remoteCode;
    }

    public String detail() {
        return detail;
    }

    /** For logs. The message is for callers, who learn nothing of what our services said to each other. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return getClass().getName() + ": " + service + " answered " + status + " " + remoteCode + ": " + detail;
    }
}
