package dev.flywheel.ads.campaign;

import dev.flywheel.ads.campaign.NewCampaign.NewAd;
import dev.flywheel.ads.campaign.NewCampaign.NewKeyword;
import dev.flywheel.ads.offer.Offers;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.UnitPrice;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is in a campaign. Every call answers with the whole campaign. */
@RestController
@RequestMapping("/ads/campaigns/{id}")
class AdGroupController {

    private final CampaignPlans plans;
    private final CampaignReading reading;
    private final Offers offers;

    AdGroupController(CampaignPlans plans, CampaignReading reading, Offers offers) {
        this.plans = plans;
        this.reading = reading;
        this.offers = offers;
    }

    @PostMapping("/ad-groups/{group}/ads")
    ResponseEntity<CampaignShown> addAds(
            @CurrentAccount AccountId account,
            @PathVariable CampaignId id,
            @PathVariable UUID group,
            @Valid @RequestBody NewAds added) {
        SellerId advertiser = new SellerId(account.value());
        Map<String, Offers.Own> own =
                offers.own(advertiser, added.ads.stream().map(NewAd::sku).collect(Collectors.toSet()));
        return changed(
                HttpStatus.CREATED,
                advertiser,
                id,
                campaign -> CampaignPlans.addAds(CampaignPlans.group(campaign, group), added.ads, own, ""));
    }

    @PostMapping("/ad-groups/{group}/keywords")
    ResponseEntity<CampaignShown> addKeywords(
            @CurrentAccount AccountId account,
            @PathVariable CampaignId id,
            @PathVariable UUID group,
            @Valid @RequestBody NewKeywords added) {
        return changed(
                HttpStatus.CREATED,
                new SellerId(account.value()),
                id,
                campaign -> CampaignPlans.addKeywords(CampaignPlans.group(campaign, group), added.keywords, ""));
    }

    /** Changes a keyword's bid or state. */
    @PatchMapping("/keywords/{keyword}")
    ResponseEntity<CampaignShown> change(
            @CurrentAccount AccountId account,
            @PathVariable CampaignId id,
            @PathVariable UUID keyword,
            @Valid @RequestBody KeywordChange change) {
        return changed(HttpStatus.OK, new SellerId(account.value()), id, campaign -> {
            Keyword own = keyword(campaign, keyword);
            if (change.bid != null) {
                own.bid(Limits.bid(change.bid, campaign.currency(), "bid"));
            }
            if (change.status != null) {
                own.become(change.status);
            }
        });
    }

    private ResponseEntity<CampaignShown> changed(
            HttpStatus status, SellerId advertiser, CampaignId id, Consumer<Campaign> change) {
        plans.change(advertiser, id, change);
        CampaignShown campaign = reading.campaign(advertiser, id);
        return ResponseEntity.status(status).eTag(campaign.eTag()).body(campaign);
    }

    private static Keyword keyword(Campaign campaign, UUID id) {
        return campaign.adGroups().stream()
                .flatMap(group -> group.keywords().stream())
                .filter(keyword -> keyword.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "the campaign has no keyword " + id));
    }

    record NewAds(
            @NotEmpty @Size(max = Limits.ADS_PER_GROUP) List<@NotNull @Valid NewAd> ads) {}

    record NewKeywords(
            @NotEmpty @Size(max = Limits.KEYWORDS_PER_GROUP) List<@NotNull @Valid NewKeyword> keywords) {}

    record KeywordChange(@Nullable UnitPrice bid, @Nullable ServingState status) {}
}
