package dev.flywheel.catalog.search.column;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.search.util.common.data.Range;

/** Numbers in ranges, of which each ends where the next begins; the last one has no end. */
public final class Steps {

    private final List<Range<BigDecimal>> ranges = new ArrayList<>();
    private final long[] from;

    /**
     * @param from where each range begins, rising
     * @param scale decimals of the numbers to be told apart
     */
    public Steps(List<String> from, int scale) {
        for (int i = 0; i + 1 < from.size(); i++) {
            ranges.add(Range.canonical(new BigDecimal(from.get(i)), new BigDecimal(from.get(i + 1))));
        }
        ranges.add(Range.atLeast(new BigDecimal(from.getLast())));
        this.from = from.stream()
                .mapToLong(step -> new BigDecimal(step).movePointRight(scale).longValueExact())
                .toArray();
    }

    public List<Range<BigDecimal>> ranges() {
        return ranges;
    }

    /** From 1 on; 0 for what is below all. */
    byte step(long number) {
        int step = 0;
        while (step < from.length && number >= from[step]) {
            step++;
        }
        return (byte) step;
    }

    /**
     * @param counts by step
     */
    Map<Range<BigDecimal>, Long> counted(int[] counts) {
        Map<Range<BigDecimal>, Long> counted = new LinkedHashMap<>();
        for (int i = 0; i < ranges.size(); i++) {
            counted.put(ranges.get(i), (long) counts[i + 1]);
        }
        return counted;
    }
}
