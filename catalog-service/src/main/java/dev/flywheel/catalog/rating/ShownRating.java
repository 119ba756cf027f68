package dev.flywheel.catalog.rating;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rating as shoppers see it.
 *
 * @param mean of all stars, two decimals; absent without any
 * @param bayesianMean what to compare by: as if five customers more had given 3.5
 * @param histogram how many gave how many stars, five first
 */
public record ShownRating(
        int count, @Nullable BigDecimal mean, BigDecimal bayesianMean, Map<String, Integer> histogram) {

    public static ShownRating of(Rating rating) {
        Map<String, Integer> histogram = new LinkedHashMap<>();
        for (int stars = 5; stars >= 1; stars--) {
            histogram.put(String.valueOf(stars), rating.histogram().get(stars - 1));
        }
        return new ShownRating(rating.count(), rating.mean(), rating.bayesianMean(), histogram);
    }
}
