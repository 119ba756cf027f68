package dev.flywheel.catalog.offer;

import dev.flywheel.contracts.catalog.OfferChanged;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of offers that are new; they are stored with what they remember of it.
 *
 * @param time when it holds
 * @param news by offer
 */
public record FirstNews(Instant time, Map<UUID, One> news) {

    /** The hash of what is told of an offer; null for one that is not among these. */
    public @Nullable String told(UUID offer) {
        One one = news.get(offer);
        return one == null ? null : one.hash;
    }

    /** When the offer's price changes by itself. */
    public @Nullable Instant repriced(UUID offer) {
        One one = news.get(offer);
        return one == null ? null : one.next;
    }

    record One(
            OfferChanged event,
            String hash,
            @Nullable Instant next,
            @Nullable Pricing pricing) {}
}
