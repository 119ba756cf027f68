package dev.flywheel.ads.click;

import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * An ad in a sponsored place, as its click token says. Auction and slot together name it.
 *
 * @param slot from 1
 * @param keyword that matched
 * @param price what a click costs, in micros; fixed when served
 * @param viewer keyed hash of the shopper it was shown to, or {@link #NOBODY}
 */
public record ServedAd(
        UUID auction,
        int slot,
        CampaignId campaign,
        UUID ad,
        UUID keyword,
        SellerId advertiser,
        ProductId product,
        OfferId offer,
        long price,
        Currency currency,
        long viewer,
        Instant servedAt) {

    /** Nobody had signed in. */
    public static final long NOBODY = 0;
}
