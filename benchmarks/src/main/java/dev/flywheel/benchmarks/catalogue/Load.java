package dev.flywheel.benchmarks.catalogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Eight callers, each asking for one thing after the other.
 *
 * @param perSecond calls a second, all callers together
 * @param median milliseconds
 * @param worstOfHundred milliseconds, 99 %
 */
record Load(double perSecond, double median, double worstOfHundred) {

    static final int CALLERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int MOST_CALLS = 2_000_000;

    /** What is asked for; a call that fails ends the benchmark. */
    @FunctionalInterface
    interface Call {
        void make(String what) throws Exception;
    }

    static Load of(List<String> things, Call call) throws Exception {
        run(things, call, WARM_UP);
        long[][] nanos = run(things, call, MEASURED);
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Load(
                all.length / (double) MEASURED.toSeconds(),
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6);
    }

    double shareOf(Load ceiling) {
        return perSecond / ceiling.perSecond;
    }

    private static long[][] run(List<String> things, Call call, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long[][] nanos = new long[CALLERS][];
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<long[]>> loops = java.util.stream.IntStream.range(0, CALLERS)
                    .<Callable<long[]>>mapToObj(caller -> () -> loop(things, call, end, caller))
                    .toList();
            int caller = 0;
            for (var loop : callers.invokeAll(loops)) {
                nanos[caller++] = loop.get();
            }
        }
        return nanos;
    }

    private static long[] loop(List<String> things, Call call, long end, int caller) throws Exception {
        long[] nanos = new long[1024];
        int count = 0;
        int next = caller * things.size() / CALLERS;
        for (long start = System.nanoTime(); start < end && count < MOST_CALLS; start = System.nanoTime()) {
            call.make(things.get(next++ % things.size()));
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(nanos, count);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f | %.1f | %.1f", perSecond, median, worstOfHundred);
    }
}
