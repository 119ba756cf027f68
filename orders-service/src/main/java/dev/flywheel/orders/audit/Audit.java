package dev.flywheel.orders.audit;

import dev.flywheel.service.security.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What commands say of themselves beyond what is noted anyway: {@link AuditedCommands} writes a row for every
 * state-changing request of a person, with who, what, the request's body and the trace, in the command's own transaction.
 */
@Component
public class Audit {

    private static final String SYSTEM = "orders-service";

    private final Trail trail;

    Audit(Trail trail) {
        this.trail = trail;
    }

    /** Says what the present command is about, where its path does not, e.g. {@code account:…}. Call it before the commit. */
    public void about(String subject) {
        Command command = Command.current();
        if (command != null) {
            command.about(subject);
        }
    }

    /**
     * Adds to the present command's row what was before and what is after. Call it before the commit.
     *
     * @param before null when there was nothing
     */
    public void change(@Nullable Object before, Object after) {
        Command command = Command.current();
        if (command != null) {
            if (before != null) {
                command.detail("before", before);
            }
            command.detail("after", after);
        }
    }

    /**
     * Writes a row of its own in the caller's transaction: for what one command does to several things, and for jobs.
     *
     * @param action e.g. {@code order erased}
     * @param subject e.g. {@code order:…}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String action, String subject, Map<String, Object> detail) {
        Caller caller = Caller.current();
        String actor = caller == null ? SYSTEM : caller.subject();
        List<String> roles = caller == null
                ? List.of("SERVICE")
                : caller.roles().stream().map(Enum::name).sorted().toList();
        trail.insert(new Trail.Note(actor, roles, action, subject, detail, null));
    }
}
