package dev.flywheel.orders.audit;

import dev.flywheel.service.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What a person is doing in this request. It is noted by the first transaction of the request that writes something. */
final class Command {

    private static final String NAME = Command.class.getName();
    private static final Pattern VARIABLE = Pattern.compile("([^/{}]+)/\\{([^/{}]+)}");

    private final Caller actor;
    private final String action;
    private final @Nullable String key;
    private final Map<String, Object> detail = new LinkedHashMap<>();
    private String subject;
    private boolean writing;
    private boolean noted;

    private Command(Caller actor, String action, String subject, @Nullable String key) {
        this.actor = actor;
        this.action = action;
        this.subject = subject;
        this.key = key;
    }

    /**
     * A call of an endpoint. Its subject is the first thing that the path names: {@code order:…} for {@code
     * /operator/orders/{id}/shipments}.
     *
     * @param variables of the path
     * @param key the call's idempotency key
     */
    static Command of(
            Caller actor, String method, String pattern, Map<String, String> variables, @Nullable String key) {
        Matcher named = VARIABLE.matcher(pattern);
        String subject = pattern.substring(pattern.lastIndexOf('/') + 1);
        if (named.find()) {
            subject = singular(named.group(1)) + ":" + variables.get(named.group(2));
        }
        return new Command(actor, method + " " + pattern, subject, key);
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** The command of this thread's request; null in a job, or when this request is none. */
    static @Nullable Command current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (Command) request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST);
    }

    void begin() {
        RequestContextHolder.currentRequestAttributes().setAttribute(NAME, this, RequestAttributes.SCOPE_REQUEST);
    }

    void about(String what) {
        subject = what;
    }

    void detail(String name, Object value) {
        detail.put(name, value);
    }

    boolean isNoted() {
        return noted;
    }

    /** A transaction is about to be committed with this command's row, or without. */
    void writing(boolean withRow) {
        writing = withRow;
    }

    void committed() {
        noted = noted || writing;
        writing = false;
    }

    void rolledBack() {
        writing = false;
    }

    Trail.Note note() {
        List<String> roles = actor.roles().stream().map(Enum::name).sorted().toList();
        return new Trail.Note(actor.subject(), roles, action, subject, detail.isEmpty() ? null : detail, key);
    }
}
