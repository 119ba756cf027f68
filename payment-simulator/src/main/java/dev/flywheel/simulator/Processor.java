package dev.flywheel.simulator;

import dev.flywheel.simulator.Faults.Fault;
import dev.flywheel.simulator.Faults.Mode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes a command through what is to go wrong with it. Whatever goes wrong, a client that repeats its key until it has
 * an answer ends with exactly one effect.
 */
final class Processor implements AutoCloseable {

    private final Books books;
    private final Faults faults;
    private final Webhooks webhooks;
    private final Duration timeout;
    private final Set<String> timedOut = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param timeout how late {@code tok_timeout} answers
     */
    Processor(Books books, Faults faults, Webhooks webhooks, Duration timeout) {
        this.books = books;
        this.faults = faults;
        this.webhooks = webhooks;
        this.timeout = timeout;
    }

    Entry handle(Command command) {
        Entry known = books.find(command);
        if (known != null) {
            return known;
        }
        Fault fault = fault(command);
        if (fault == null) {
            return perform(command);
        }
        return switch (fault.mode()) {
            case TIMEOUT_BEFORE -> answerLateWithoutDoing(command, fault.delay());
            case TIMEOUT_AFTER -> doAndAnswerLate(command, fault.delay());
            case ERROR -> throw Refusal.passing(500, "internal_error", "it was ordered to fail; nothing was done");
            case DECLINE -> perform(command.declined(declineCode(command)));
        };
    }

    /** Whether a first call with {@code tok_timeout} came in under this key. */
    boolean hasTimedOut(String key) {
        return timedOut.contains(key);
    }

    private @Nullable Fault fault(Command command) {
        Fault ordered = faults.next(command.operation());
        if (ordered != null) {
            return ordered;
        }
        boolean timesOut = command.operation() == Operation.AUTHORIZE
                && command.token() != null
                && Token.of(command.token()) == Token.TIMEOUT;
        if (timesOut && timedOut.add(command.key())) {
            return new Fault(isDoneInTime(command.key()) ? Mode.TIMEOUT_AFTER : Mode.TIMEOUT_BEFORE, timeout);
        }
        return null;
    }

    private Entry doAndAnswerLate(Command command, Duration delay) {
        Entry done = perform(command);
        sleep(delay);
        return done;
    }

    private Entry answerLateWithoutDoing(Command command, Duration delay) {
        sleep(delay);
        Entry byRepetition = books.find(command);
        if (byRepetition == null) {
            throw Refusal.passing(503, "timeout", "nothing was done; repeat with the same Idempotency-Key");
        }
        return byRepetition;
    }

    private Entry perform(Command command) {
        Books.Decision decision = books.perform(command);
        if (decision.fresh() && decision.entry().isDone()) {
            webhooks.tell(decision.entry());
        }
        return decision.entry();
    }

    private static String declineCode(Command command) {
        return command.operation() == Operation.AUTHORIZE ? "card_declined" : "declined";
    }

    /** About half of all keys, and always the same ones. */
    static boolean isDoneInTime(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return (hash[0] & 1) == 0;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Wakes whoever is late. Never by an interrupt: that would close the journal under a writer. */
    @Override
    public void close() {
        stopping.countDown();
    }

    private void sleep(Duration delay) {
        boolean stopped;
        try {
            stopped = stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        if (stopped) {
            throw Refusal.passing(503, "stopping", "the processor is stopping; repeat with the same Idempotency-Key");
        }
    }
}
