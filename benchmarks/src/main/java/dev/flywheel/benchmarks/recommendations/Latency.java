package dev.flywheel.benchmarks.recommendations;

import dev.flywheel.client.Api;
import java.util.List;
import java.util.Locale;

/**
 * How long calls took, one after the other, over HTTP on this machine.
 *
 * @param median milliseconds
 * @param worstOfHundred milliseconds, 99 %
 */
record Latency(double median, double worstOfHundred) {

    private static final int WARM_UP = 300;

    static Latency of(Api api, List<String> paths) {
        for (int i = 0; i < WARM_UP; i++) {
            api.get(paths.get(i % paths.size())).expect(200);
        }
        double[] millis = paths.stream()
                .mapToDouble(path -> {
                    long start = System.nanoTime();
                    api.get(path).expect(200);
                    return (System.nanoTime() - start) / 1e6;
                })
                .sorted()
                .toArray();
        return new Latency(millis[millis.length / 2], millis[millis.length * 99 / 100]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f | %.1f", median, worstOfHundred);
    }
}
