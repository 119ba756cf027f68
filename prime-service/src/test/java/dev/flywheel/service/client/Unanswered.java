package dev.flywheel.service.client;

/** What the chassis throws when another service gives no answer, or refuses. */
public final class Unanswered {

    private Unanswered() {}

    /** Nothing was sent: the connection was refused. */
    public static RemoteUnavailable notReached() {
        return new RemoteUnavailable("finance", false, "could not be reached", null);
    }

    /** The answer was lost; the call may have had its effect. */
    public static RemoteUnavailable maybeExecuted() {
        return new RemoteUnavailable("finance", true, "did not answer in time", null);
    }

    public static RemoteProblem refused(int status, String code) {
        return new RemoteProblem("finance", status, code, "refused by the test");
    }
}
