package dev.flywheel.service.web;

import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id that follows one piece of work through all services and logs (W3C Trace Context): 32 hexadecimal digits, kept in
 * the logging context of the thread.
 */
public final class TraceId {

    /** Answers carry it under this name. */
    public static final String HEADER = "Trace-Id";

    /** Requests carry it, with more, under this name. */
    public static final String TRACEPARENT = "traceparent";

    static final String KEY = "traceId";

    /** Version, trace, parent span, flags; later versions may append to it. */
    private static final Pattern FORMAT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private static final int MAX_LENGTH = 200;

    private TraceId() {}

    /** The trace of the work at hand; a new one where none was begun. */
    public static String current() {
        return Objects.requireNonNullElseGet(MDC.get(KEY), TraceId::next);
    }

    /** What to send along so that the other service continues this trace. */
    public static String traceparent() {
        return "00-" + current() + "-" + hex(1) + "-01";
    }

    /**
     * Begins work that continues the caller's trace, or a new one when there is none or it is malformed. Closing the scope
     * restores what was before.
     */
    public static Scope open(@Nullable String traceparent) {
        String before = MDC.get(KEY);
        MDC.put(KEY, parse(traceparent));
        return () -> {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        };
    }

    private static String parse(@Nullable String traceparent) {
        if (traceparent == null || traceparent.length() > MAX_LENGTH) {
            return next();
        }
        Matcher matcher = FORMAT.matcher(traceparent);
        return matcher.matches() ? matcher.group(1) : next();
    }

    private static String next() {
        return hex(2);
    }

    private static String hex(int longs) {
        StringBuilder hex = new StringBuilder(longs * 16);
        for (int i = 0; i < longs; i++) {
            // The bit set keeps it from being all zeros, which would mean "no trace".
            hex.append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1));
        }
        return hex.toString();
    }

    /** Ends the work without an exception. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
