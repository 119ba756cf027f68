package dev.flywheel.seller.fee;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rate and how far it reaches.
 *
 * @param upTo highest price of the tier, inclusive, in major units; null for the last one
 * @param rate share of the price: 0.15 is fifteen per cent
 */
public record FeeTier(@Nullable BigDecimal upTo, BigDecimal rate) {

    boolean reaches(BigDecimal price) {
        return upTo == null || price.compareTo(upTo) <= 0;
    }
}
