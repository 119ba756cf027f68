package dev.flywheel.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * The SQL a piece of code sends: to see that a list costs one query and not one per row. Sees what goes through a
 * {@link #counting} data source, which {@link SqlCounting} makes of the one in a Spring context.
 */
public final class SqlStatements {

    private static final List<Recording> recordings = new CopyOnWriteArrayList<>();

    private SqlStatements() {}

    /** What is watched. */
    @FunctionalInterface
    public interface Block {
        void run() throws Exception;
    }

    /** What this thread sent while the block ran, in order: one entry for each call, so a batch is one. */
    public static List<String> during(Block block) throws Exception {
        Thread caller = Thread.currentThread();
        return record(sender -> sender == caller, block);
    }

    /** The same for all threads, for a call that another thread answers. */
    public static List<String> duringInAllThreads(Block block) throws Exception {
        return record(sender -> true, block);
    }

    /** The same for this thread and those in which services answer requests: jobs and feeds go on beside them. */
    public static List<String> inRequests(Block block) throws Exception {
        Thread caller = Thread.currentThread();
        return record(sender -> sender == caller || sender.getName().startsWith("tomcat-handler-"), block);
    }

    /** The same data source, watched. */
    public static DataSource counting(DataSource source) {
        return new CountingDataSource(source);
    }

    static void sent(String sql) {
        for (Recording recording : recordings) {
            if (recording.of.test(Thread.currentThread())) {
                recording.statements.add(sql);
            }
        }
    }

    private static List<String> record(Predicate<Thread> of, Block block) throws Exception {
        Recording recording = new Recording(of, new ConcurrentLinkedQueue<>());
        recordings.add(recording);
        try {
            block.run();
        } finally {
            recordings.removeIf(any -> any.statements == recording.statements);
        }
        return List.copyOf(recording.statements);
    }

    private record Recording(Predicate<Thread> of, Queue<String> statements) {}
}
