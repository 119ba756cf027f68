package dev.flywheel.orders.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Makes whole cents of fractions. */
final class Remainders {

    private Remainders() {}

    /** Everything rounded half up by itself. */
    static long rounded(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /**
     * Rounds all down and gives what is left of the total to the largest remainders, ties to the earlier one.
     *
     * @param total not less than the parts rounded down, and not more than them rounded up
     */
    static List<Long> split(long total, List<BigDecimal> exact) {
        List<Long> parts = new ArrayList<>(exact.size());
        List<BigDecimal> remainders = new ArrayList<>(exact.size());
        long left = total;
        for (BigDecimal part : exact) {
            BigDecimal floor = part.setScale(0, RoundingMode.FLOOR);
            parts.add(floor.longValueExact());
            remainders.add(part.subtract(floor));
            left -= floor.longValueExact();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(place -> parts.set(place, parts.get(place) + 1));
        return parts;
    }
}
