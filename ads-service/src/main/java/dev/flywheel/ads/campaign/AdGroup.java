package dev.flywheel.ads.campaign;

import dev.flywheel.ads.AdsError;
import dev.flywheel.ads.offer.Offers;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** Ads that share keywords and a default bid. */
@Entity
@SuppressWarnings("NullAway.Init")
class AdGroup {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Campaign campaign;

    private String name;
    private long defaultBidMicros;

    @Enumerated(EnumType.STRING)
    private ServingState status;

    @OneToMany(mappedBy = "adGroup", cascade = CascadeType.ALL)
    @OrderBy("id")
    @BatchSize(size = Limits.AD_GROUPS)
    private List<Ad> ads = new ArrayList<>();

    @OneToMany(mappedBy = "adGroup", cascade = CascadeType.ALL)
    @OrderBy("id")
    @BatchSize(size = Limits.AD_GROUPS)
    private List<Keyword> keywords = new ArrayList<>();

    protected AdGroup() {}

    AdGroup(Campaign campaign, String name, long defaultBid) {
        this.id = Ids.next();
        this.campaign = campaign;
        this.name = name;
        this.defaultBidMicros = defaultBid;
        this.status = ServingState.ENABLED;
    }

    /**
     * @param field where it stands in the request
     */
    Ad addAd(Offers.Own offer, String field) {
        if (ads.stream()
                .anyMatch(ad -> ad.status() != ServingState.ARCHIVED && ad.sku().equals(offer.sku()))) {
            throw Limits.problem(
                    AdsError.ALREADY_IN_AD_GROUP, field, "has an ad for SKU '" + offer.sku() + "' already");
        }
        requireRoom(ads.size(), Limits.ADS_PER_GROUP, "ads");
        Ad ad = new Ad(this, offer);
        ads.add(ad);
        return ad;
    }

    /**
     * @param words the text as it is compared
     * @param bid in micros, null for the group's default
     * @param field where it stands in the request
     */
    Keyword addKeyword(String text, String words, @Nullable Long bid, String field) {
        if (keywords.stream().anyMatch(keyword -> keyword.means(words))) {
            throw Limits.problem(
                    AdsError.ALREADY_IN_AD_GROUP,
                    field,
                    "'" + text + "' means the same as a keyword that is there already");
        }
        requireRoom(keywords.size(), Limits.KEYWORDS_PER_GROUP, "keywords");
        Keyword keyword = new Keyword(this, text, words, bid);
        keywords.add(keyword);
        return keyword;
    }

    private void requireRoom(int size, int most, String what) {
        if (size >= most) {
            throw new ProblemException(
                    AdsError.AD_GROUP_FULL, "ad group '" + name + "' has " + most + " " + what + ", the most it can");
        }
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Campaign campaign() {
        return campaign;
    }

    long defaultBidMicros() {
        return defaultBidMicros;
    }

    ServingState status() {
        return status;
    }

    List<Ad> ads() {
        return Collections.unmodifiableList(ads);
    }

    List<Keyword> keywords() {
        return Collections.unmodifiableList(keywords);
    }
}
