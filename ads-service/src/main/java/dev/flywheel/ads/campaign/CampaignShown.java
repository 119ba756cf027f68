package dev.flywheel.ads.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with all that is in it.
 *
 * @param version moves with every change; what {@code If-Match} is compared with
 */
record CampaignShown(
        CampaignId campaignId,
        String name,
        ServingState status,
        Money dailyBudget,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        Instant createdAt,
        long version,
        List<Group> adGroups) {

    static CampaignShown of(Campaign campaign) {
        return new CampaignShown(
                new CampaignId(campaign.id()),
                campaign.name(),
                campaign.status(),
                campaign.dailyBudget(),
                campaign.startDate(),
                campaign.endDate(),
                campaign.createdAt(),
                campaign.version(),
                campaign.adGroups().stream().map(Group::of).toList());
    }

    static String eTag(long version) {
        return "\"" + version + "\"";
    }

    @JsonIgnore
    String eTag() {
        return eTag(version);
    }

    record Group(
            UUID adGroupId,
            String name,
            ServingState status,
            UnitPrice defaultBid,
            List<ShownAd> ads,
            List<ShownKeyword> keywords) {

        static Group of(AdGroup group) {
            return new Group(
                    group.id(),
                    group.name(),
                    group.status(),
                    UnitPrice.ofMicros(
                            group.defaultBidMicros(), group.campaign().currency()),
                    group.ads().stream().map(ShownAd::of).toList(),
                    group.keywords().stream().map(ShownKeyword::of).toList());
        }
    }

    record ShownAd(UUID adId, String sku, OfferId offerId, ServingState status) {

        static ShownAd of(Ad ad) {
            return new ShownAd(ad.id(), ad.sku(), ad.offer(), ad.status());
        }
    }

    record ShownKeyword(UUID keywordId, String text, MatchType matchType, UnitPrice bid, ServingState status) {

        static ShownKeyword of(Keyword keyword) {
            return new ShownKeyword(keyword.id(), keyword.text(), keyword.matchType(), keyword.bid(), keyword.status());
        }
    }
}
