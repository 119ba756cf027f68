package dev.flywheel.catalog.search.column;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.search.util.common.data.Range;

/** How many of the products that match have each value. */
public final class Tally {

    private final Segments segments;
    private final int[] brands;
    private final int[] categories;
    private final int[] conditions = new int[Integer.SIZE];
    private final int[] attributes;
    private final int[] prices;
    private final int[] stars;
    private int prime;

    /** The names must not be asked before all segments have been read. */
    Tally(Segments segments) {
        Dictionary names = segments.dictionary;
        this.segments = segments;
        this.brands = new int[names.brands.size()];
        this.categories = new int[names.categories.size()];
        this.attributes = new int[names.attributes.size()];
        this.prices = new int[segments.prices.ranges().size() + 1];
        this.stars = new int[segments.stars.ranges().size() + 1];
    }

    void add(Segment segment, int document) {
        int brand = segment.brand[document];
        if (brand != Segment.NONE) {
            brands[brand]++;
        }
        int category = segment.category[document];
        if (category != Segment.NONE) {
            categories[category]++;
        }
        for (int bits = segment.conditions[document]; bits != 0; bits &= bits - 1) {
            conditions[Integer.numberOfTrailingZeros(bits)]++;
        }
        prices[segment.priceStep[document]]++;
        stars[segment.starStep[document]]++;
        if (segment.prime[document]) {
            prime++;
        }
        int end = segment.firstAttribute[document + 1];
        for (int i = segment.firstAttribute[document]; i < end; i++) {
            attributes[segment.attributes[i]]++;
        }
    }

    public Map<String, Long> brands(int most) {
        return usual(brands, segments.dictionary.brands, most);
    }

    /** Each with all that is below it. */
    public Map<String, Long> categories(int most) {
        int[] all = new int[segments.dictionary.categories.size()];
        for (int i = 0; i < categories.length; i++) {
            if (categories[i] > 0) {
                for (int above : segments.dictionary.lineage(i)) {
                    all[above] += categories[i];
                }
            }
        }
        return usual(all, segments.dictionary.categories, most);
    }

    /** Without what is below them. */
    public Map<String, Long> ownCategories(int most) {
        return usual(categories, segments.dictionary.categories, most);
    }

    public Map<String, Long> conditions() {
        return usual(conditions, segments.dictionary.conditions, conditions.length);
    }

    public Map<String, Long> attributes(int most) {
        return usual(attributes, segments.dictionary.attributes, most);
    }

    public Map<Range<BigDecimal>, Long> prices() {
        return segments.prices.counted(prices);
    }

    public Map<Range<BigDecimal>, Long> stars() {
        return segments.stars.counted(stars);
    }

    public int prime() {
        return prime;
    }

    /** The most usual first, of equal ones by name. */
    private static Map<String, Long> usual(int[] counts, Names names, int most) {
        int[] used = IntStream.range(0, counts.length)
                .filter(number -> counts[number] > 0)
                .toArray();
        int least = least(counts, used, most);
        List<Map.Entry<String, Long>> best = new ArrayList<>();
        for (int number : used) {
            if (counts[number] >= least) {
                best.add(Map.entry(names.text(number), (long) counts[number]));
            }
        }
        best.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        Map<String, Long> terms = new LinkedHashMap<>();
        best.subList(0, Math.min(most, best.size())).forEach(one -> terms.put(one.getKey(), one.getValue()));
        return terms;
    }

    /** What a count must be to be among the highest. */
    private static int least(int[] counts, int[] used, int most) {
        if (used.length <= most) {
            return 1;
        }
        int[] ordered = new int[used.length];
        for (int i = 0; i < used.length; i++) {
            ordered[i] = counts[used[i]];
        }
        Arrays.sort(ordered);
        return ordered[ordered.length - most];
    }
}
