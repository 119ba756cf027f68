package dev.flywheel.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The ledger and its journal, for many threads: nothing leaves before it is safe on disk. */
final class Books implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Ledger ledger = new Ledger();
    private final Journal journal;

    private Books(@Nullable Path file) throws IOException {
        journal = file == null ? Journal.none() : JournalFile.open(file, this::replay);
    }

    /**
     * @param file null to forget everything at the end
     */
    static Books open(@Nullable Path file) {
        try {
            return new Books(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("the journal " + file + " cannot be opened", failed);
        }
    }

    /**
     * What the command's key came to, if it was decided on.
     *
     * @throws Refusal if the key was used for something else
     */
    @Nullable
    Entry find(Command command) {
        Entry known = entry(command.key());
        if (known != null) {
            requireRepetition(known, command);
        }
        return known;
    }

    /** What a key came to, if anything. */
    @Nullable
    Entry entry(String key) {
        lock.lock();
        Entry known;
        long last;
        try {
            known = ledger.entry(key);
            last = journal.last();
        } finally {
            lock.unlock();
        }
        if (known != null) {
            journal.awaitKept(last);
        }
        return known;
    }

    /** Carries the command out unless its key already was; in both cases with what it came to. */
    Decision perform(Command command) {
        lock.lock();
        Decision decision;
        long number;
        try {
            Entry known = ledger.entry(command.key());
            if (known == null) {
                decision = new Decision(ledger.perform(command), true);
                number = journal.append(Json.text(decision.entry));
            } else {
                requireRepetition(known, command);
                decision = new Decision(known, false);
                number = journal.last();
            }
        } finally {
            lock.unlock();
        }
        journal.awaitKept(number);
        return decision;
    }

    /** A look at everything at one moment. */
    <T> T read(Function<Ledger, T> question) {
        lock.lock();
        T answer;
        long last;
        try {
            answer = question.apply(ledger);
            last = journal.last();
        } finally {
            lock.unlock();
        }
        journal.awaitKept(last);
        return answer;
    }

    @Override
    public void close() {
        journal.close();
    }

    private void replay(String line) {
        Entry kept;
        try {
            kept = Json.read(line, Entry.class);
        } catch (JacksonException damaged) {
            throw new IllegalStateException("the journal is damaged at: " + line, damaged);
        }
        ledger.replay(kept);
    }

    private static void requireRepetition(Entry known, Command command) {
        if (!known.command().isRepeatedBy(command)) {
            throw Refusal.passing(
                    409, "idempotency_key_reused", "this Idempotency-Key was used for another request; use a new one");
        }
    }

    /**
     * @param fresh whether this call brought it about
     */
    record Decision(Entry entry, boolean fresh) {}
}
