package dev.flywheel.ads.campaign;

import dev.flywheel.ads.offer.Offers;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OfferId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

/** One of the advertiser's own offers, to be shown. */
@Entity
@SuppressWarnings("NullAway.Init")
class Ad {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private AdGroup adGroup;

    private String sku;
    private UUID offerId;

    @Enumerated(EnumType.STRING)
    private ServingState status;

    protected Ad() {}

    Ad(AdGroup adGroup, Offers.Own offer) {
        this.id = Ids.next();
        this.adGroup = adGroup;
        this.sku = offer.sku();
        this.offerId = offer.offer().value();
        this.status = ServingState.ENABLED;
    }

    UUID id() {
        return id;
    }

    AdGroup adGroup() {
        return adGroup;
    }

    String sku() {
        return sku;
    }

    OfferId offer() {
        return new OfferId(offerId);
    }

    ServingState status() {
        return status;
    }
}
