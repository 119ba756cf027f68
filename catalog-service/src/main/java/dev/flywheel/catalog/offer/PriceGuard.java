package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds prices that nobody can have meant: beyond the seller's own limits, or far from every reference. */
final class PriceGuard {

    /** A price this many times too high or too low is held back. */
    static final int FACTOR = 10;

    private PriceGuard() {}

    /**
     * What is wrong with a price; nothing if it is believed.
     *
     * @param now a sale that is over by then does not count
     */
    static Optional<Hold> check(Pricing pricing, PriceLimits limits, PriceReferences references, Instant now) {
        Money lowest = pricing.from(now).min(Comparator.naturalOrder()).orElse(pricing.regular());
        Money highest = pricing.regular();
        if (limits.min() != null && lowest.compareTo(limits.min()) < 0) {
            return Optional.of(new Hold(HoldReason.BELOW_OWN_MINIMUM, limits.min()));
        }
        if (limits.max() != null && highest.compareTo(limits.max()) > 0) {
            return Optional.of(new Hold(HoldReason.ABOVE_OWN_MAXIMUM, limits.max()));
        }
        List<Money> known = references.any();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (known.stream().noneMatch(reference -> lowest.times(FACTOR).compareTo(reference) > 0)) {
            return Optional.of(new Hold(HoldReason.FAR_BELOW_REFERENCE, known.getFirst()));
        }
        if (known.stream().noneMatch(reference -> highest.compareTo(reference.times(FACTOR)) < 0)) {
            return Optional.of(new Hold(HoldReason.FAR_ABOVE_REFERENCE, known.getFirst()));
        }
        return Optional.empty();
    }
}
