package dev.flywheel.finance.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The janitor: asks the provider again about what it has not answered, by the same key, so that nothing is done twice.
 * What the provider will not tell waits longer and longer, and is listed for people.
 */
@Component
class UnknownCalls {

    private static final int BATCH = 20;

    /** So many calls without an answer in a row mean that the provider is away; the rest waits for the next run. */
    private static final int GIVE_UP_AFTER = 3;

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Calls calls;
    private final Execution execution;
    private final Clock clock;

    UnknownCalls(Calls calls, Execution execution, Clock clock) {
        this.calls = calls;
        this.execution = execution;
        this.clock = clock;
    }

    /**
     * Asks about calls that are due, a bounded number of them.
     *
     * @return how many are known now
     */
    int resolve() {
        Instant now = clock.instant();
        List<Call> due = calls.takeDue(now, now.plus(LEASE), BATCH);
        int resolved = 0;
        int unanswered = 0;
        for (Call call : due) {
            Call after = execution.carryOut(call);
            resolved += after.isOpen() ? 0 : 1;
            unanswered = after.isUnknown() ? unanswered + 1 : 0;
            if (unanswered == GIVE_UP_AFTER) {
                break;
            }
        }
        return resolved;
    }
}
