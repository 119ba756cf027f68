package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of what an offer should cost, all in its currency.
 *
 * @param others offers of other sellers for the same goods, new ones beside new ones and used ones beside used ones
 * @param median of their prices, null when there are none
 * @param own for which this offer was last sold
 * @param released that somebody vouched for
 */
record PriceReferences(
        int others,
        @Nullable Money median,
        @Nullable Money own,
        @Nullable Money released) {

    /** From here on the others are a market, and what one seller asked before counts for nothing against it. */
    private static final int MARKET = 2;

    static final PriceReferences NONE = new PriceReferences(0, null, null, null);

    /** A price is believed when it is near one of these, the strongest first; empty when nothing is known. */
    List<Money> any() {
        Stream<@Nullable Money> known =
                others >= MARKET ? Stream.of(median, released) : Stream.of(own, median, released);
        return known.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
