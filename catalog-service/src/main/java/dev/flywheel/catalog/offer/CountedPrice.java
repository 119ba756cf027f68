package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What an offer's price counts as in comparisons: the landed price and its handicaps. Exact, in thousandths of a minor
 * unit.
 *
 * @param landed what a shopper pays with delivery; delivery costs the same whoever sends, so it is left out
 * @param parts the handicaps that are not zero
 * @param thousandths of a minor unit, all together
 */
record CountedPrice(Money landed, List<Part> parts, long thousandths) {

    /**
     * @param perMille of the landed price
     */
    record Part(String name, int perMille) {}

    /** Of an offer with a price. */
    static CountedPrice of(Offer offer) {
        Money landed = Objects.requireNonNull(offer.price(), "only offers with a price are compared");
        List<Part> parts = Handicap.ALL.stream()
                .map(handicap -> new Part(handicap.name(), handicap.perMille().applyAsInt(offer)))
                .filter(part -> part.perMille() != 0)
                .toList();
        int handicap = parts.stream().mapToInt(Part::perMille).sum();
        return new CountedPrice(landed, parts, Math.multiplyExact(landed.minor(), 1000L + handicap));
    }

    /** To show; comparisons are finer. */
    Money rounded() {
        BigDecimal minor = BigDecimal.valueOf(thousandths, 3);
        return Money.rounded(minor.movePointLeft(landed.currency().getDefaultFractionDigits()), landed.currency());
    }
}
