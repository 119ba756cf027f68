package dev.flywheel.catalog.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.search.util.common.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * How many products have a value.
 *
 * @param value what to filter by
 * @param from lowest price, for prices only
 * @param to highest price, absent for the last range
 */
record Count(
        String value,
        long count,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    static Count of(String value, long count) {
        return new Count(value, count, null, null);
    }

    static List<Count> terms(Map<String, Long> terms) {
        return terms.entrySet().stream()
                .map(term -> of(term.getKey(), term.getValue()))
                .toList();
    }

    static List<Count> prices(Map<Range<BigDecimal>, Long> ranges) {
        return ranges.entrySet().stream()
                .filter(range -> range.getValue() > 0)
                .map(range -> price(range.getKey(), range.getValue()))
                .toList();
    }

    /** So many stars and more, the most first. */
    static List<Count> stars(Map<Range<BigDecimal>, Long> ranges) {
        List<Count> counts = new ArrayList<>();
        long above = 0;
        for (Map.Entry<Range<BigDecimal>, Long> range :
                List.copyOf(ranges.entrySet()).reversed()) {
            above += range.getValue();
            if (above > 0) {
                String stars = range.getKey()
                        .lowerBoundValue()
                        .map(BigDecimal::toPlainString)
                        .orElse("0");
                counts.add(of(stars, above));
            }
        }
        return counts;
    }

    /** By name of the attribute, in the order in which they come. */
    static Map<String, List<Count>> attributes(Map<String, Long> terms) {
        Map<String, List<Count>> counts = new LinkedHashMap<>();
        terms.forEach((term, count) -> {
            AttributeValue value = AttributeValue.ofTerm(term);
            counts.computeIfAbsent(value.name(), name -> new ArrayList<>()).add(of(value.value(), count));
        });
        return counts;
    }

    /** Up to but without the next step, which is said so that asking for exactly that range gives exactly this count. */
    private static Count price(Range<BigDecimal> range, long count) {
        BigDecimal from = range.lowerBoundValue().orElse(BigDecimal.ZERO);
        BigDecimal to = range.upperBoundValue().map(step -> step.subtract(CENT)).orElse(null);
        return new Count(from.toPlainString() + "-" + (to == null ? "" : to.toPlainString()), count, from, to);
    }
}
