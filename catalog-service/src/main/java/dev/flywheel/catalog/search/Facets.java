package dev.flywheel.catalog.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.aggregation.SearchAggregation;
import org.hibernate.search.engine.search.aggregation.dsl.SearchAggregationFactory;
import org.hibernate.search.util.common.data.Range;
import org.jspecify.annotations.Nullable;

/** What a result can be narrowed by, with counts. */
final class Facets {

    static final AggregationKey<Map<String, Long>> CATEGORY = AggregationKey.of("category");
    static final AggregationKey<Map<String, Long>> BRAND = AggregationKey.of("brand");
    static final AggregationKey<Map<Range<BigDecimal>, Long>> PRICE = AggregationKey.of("price");

    private static final int MOST = 100;
    private static final List<BigDecimal> STEPS = List.of(
            new BigDecimal("25"),
            new BigDecimal("50"),
            new BigDecimal("100"),
            new BigDecimal("200"),
            new BigDecimal("500"));
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Facets() {}

    /** Products by category: the own one, and all above it. */
    static SearchAggregation<Map<String, Long>> categories(SearchAggregationFactory factory) {
        return terms(factory, Field.CATEGORY_PATHS);
    }

    static SearchAggregation<Map<String, Long>> brands(SearchAggregationFactory factory) {
        return terms(factory, Field.BRAND);
    }

    static SearchAggregation<Map<Range<BigDecimal>, Long>> prices(SearchAggregationFactory factory) {
        return factory.range()
                .field(Field.PRICE, BigDecimal.class)
                .ranges(ranges())
                .toAggregation();
    }

    private static SearchAggregation<Map<String, Long>> terms(SearchAggregationFactory factory, String field) {
        return factory.terms()
                .field(field, String.class)
                .orderByCountDescending()
                .maxTermCount(MOST)
                .toAggregation();
    }

    private static List<Range<BigDecimal>> ranges() {
        List<Range<BigDecimal>> ranges = new ArrayList<>();
        BigDecimal from = BigDecimal.ZERO;
        for (BigDecimal step : STEPS) {
            ranges.add(Range.canonical(from, step));
            from = step;
        }
        ranges.add(Range.atLeast(from));
        return ranges;
    }

    static List<Count> counts(Map<String, Long> terms) {
        return terms.entrySet().stream()
                .map(term -> new Count(term.getKey(), term.getValue(), null, null))
                .toList();
    }

    static List<Count> priceCounts(Map<Range<BigDecimal>, Long> ranges) {
        return ranges.entrySet().stream()
                .filter(range -> range.getValue() > 0)
                .map(range -> priceCount(range.getKey(), range.getValue()))
                .toList();
    }

    /** Up to but without the next step, which is said so that asking for exactly that range gives exactly this count. */
    private static Count priceCount(Range<BigDecimal> range, long count) {
        BigDecimal from = range.lowerBoundValue().orElse(BigDecimal.ZERO);
        BigDecimal to = range.upperBoundValue().map(step -> step.subtract(CENT)).orElse(null);
        return new Count(from.toPlainString() + "-" + (to == null ? "" : to.toPlainString()), count, from, to);
    }

    /**
     * @param value what to filter by
     * @param from lowest price, for prices only
     * @param to highest price, absent for the last range
     */
    record Count(
            String value,
            long count,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to) {}
}
