package dev.flywheel.benchmarks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One benchmark; its report is Markdown. */
public interface Benchmark {

    String run() throws Exception;

    /**
     * The same, for one that takes options.
     *
     * @param options what was written as {@code --name value}
     * @return null where it could not run and has said why; the report of last time stays
     */
    default @Nullable String run(Map<String, String> options) throws Exception {
        return run();
    }
}
