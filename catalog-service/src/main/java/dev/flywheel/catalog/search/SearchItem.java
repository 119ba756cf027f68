package dev.flywheel.catalog.search;

import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.search.Marks.Mark;
import dev.flywheel.contracts.ads.Auctions.Winner;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product in a result.
 *
 * @param titleMarks the parts of the title that were looked for
 * @param price of {@code offerId}; absent when the product cannot be bought
 * @param stars mean, absent without reviews
 * @param prime free for members, and sent within a day
 * @param partial it lacks a word of the query
 * @param sponsored somebody pays for this place
 * @param clickToken to be sent to {@code POST /ads/clicks/{token}} when a sponsored item is clicked
 */
record SearchItem(
        ProductId productId,
        String title,
        List<Mark> titleMarks,
        @Nullable String brand,
        @Nullable String category,
        @Nullable String imageUrl,
        @Nullable OfferId offerId,
        @Nullable Money price,
        @Nullable String sellerName,
        boolean inStock,
        boolean prime,
        @Nullable BigDecimal stars,
        int reviews,
        boolean partial,
        boolean sponsored,
        @Nullable String sponsoredLabel,
        @Nullable String advertiser,
        @Nullable String clickToken) {

    static SearchItem organic(Hit hit, List<Mark> marks, boolean partial) {
        return new SearchItem(
                hit.product(),
                hit.title(),
                marks,
                hit.brand(),
                hit.category(),
                hit.image(),
                hit.offer(),
                hit.price(),
                hit.sellerName(),
                hit.inStock(),
                hit.prime(),
                hit.stars().mean(),
                hit.stars().count(),
                partial,
                false,
                null,
                null,
                null);
    }

    /** With the price and seller of the advertised offer. */
    static SearchItem sponsored(Hit hit, Offer offer, Winner winner, String label) {
        return new SearchItem(
                hit.product(),
                hit.title(),
                List.of(),
                hit.brand(),
                hit.category(),
                hit.image(),
                winner.offer(),
                offer.price(),
                offer.sellerName(),
                offer.inStock(),
                PrimeDelivery.isPossible(offer),
                hit.stars().mean(),
                hit.stars().count(),
                false,
                true,
                label,
                winner.advertiser(),
                winner.clickToken());
    }
}
