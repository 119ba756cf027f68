package dev.flywheel.ads.campaign;

import dev.flywheel.ads.AdsError;
import dev.flywheel.ads.budget.Budgets;
import dev.flywheel.ads.campaign.NewCampaign.NewAd;
import dev.flywheel.ads.campaign.NewCampaign.NewKeyword;
import dev.flywheel.ads.offer.Offers;
import dev.flywheel.ads.targeting.IndexChanges;
import dev.flywheel.ads.targeting.SearchWords;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes campaigns; each change is in the auctions that begin after it. */
@Component
class CampaignPlans {

    private final Campaigns campaigns;
    private final Budgets budgets;
    private final IndexChanges index;
    private final Clock clock;

    CampaignPlans(Campaigns campaigns, Budgets budgets, IndexChanges index, Clock clock) {
        this.campaigns = campaigns;
        this.budgets = budgets;
        this.index = index;
        this.clock = clock;
    }

    /**
     * @param offers the advertiser's own offers by SKU, as far as they exist
     */
    @Transactional
    Campaign create(SellerId advertiser, NewCampaign plan, Map<String, Offers.Own> offers) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate start = Objects.requireNonNullElse(plan.startDate(), today);
        Limits.period(start, plan.endDate(), today);
        Campaign campaign =
                new Campaign(advertiser.value(), plan.name(), plan.dailyBudget(), start, plan.endDate(), now);
        for (int i = 0; i < plan.groups().size(); i++) {
            NewCampaign.Group group = plan.groups().get(i);
            String field = "adGroups[" + i + "].";
            AdGroup added = campaign.addGroup(
                    group.name(), Limits.bid(group.defaultBid(), campaign.currency(), field + "defaultBid"));
            addAds(added, group.newAds(), offers, field);
            addKeywords(added, group.newKeywords(), field);
        }
        campaigns.save(campaign);
        campaigns.flush();
        index.mark(List.of(campaign.id()));
        return campaign;
    }

    /** Applies a change to one's own campaign; another's is a 404. */
    @Transactional
    Campaign change(SellerId advertiser, CampaignId id, Consumer<Campaign> change) {
        Campaign campaign = campaigns.lock(id.value(), advertiser.value()).orElseThrow(() -> CampaignPlans.unknown(id));
        campaign.requireChangeable();
        long budget = campaign.dailyBudgetMicros();
        Instant now = clock.instant();
        change.accept(campaign);
        campaign.changed(now);
        campaigns.flush();
        if (campaign.dailyBudgetMicros() != budget) {
            budgets.changed(id, LocalDate.ofInstant(now, ZoneOffset.UTC), campaign.dailyBudgetMicros());
        }
        index.mark(List.of(campaign.id()));
        return campaign;
    }

    static void addAds(AdGroup group, List<NewAd> ads, Map<String, Offers.Own> offers, String prefix) {
        for (int i = 0; i < ads.size(); i++) {
            String field = prefix + "ads[" + i + "].sku";
            Offers.Own offer = offers.get(ads.get(i).sku());
            if (offer == null) {
                throw Limits.problem(
                        AdsError.UNKNOWN_SKU, field, "'" + ads.get(i).sku() + "' is none of your offers");
            }
            group.addAd(offer, field);
        }
    }

    static void addKeywords(AdGroup group, List<NewKeyword> keywords, String prefix) {
        for (int i = 0; i < keywords.size(); i++) {
            NewKeyword keyword = keywords.get(i);
            String field = prefix + "keywords[" + i + "].";
            Limits.exactOnly(keyword.matchType(), field + "matchType");
            String words = SearchWords.of(keyword.text());
            if (words.isEmpty()) {
                throw Limits.problem(AdsError.KEYWORD_WITHOUT_WORDS, field + "text", "has no letter and no digit");
            }
            Long bid = keyword.bid() == null
                    ? null
                    : (Long) Limits.bid(keyword.bid(), group.campaign().currency(), field + "bid");
            group.addKeyword(keyword.text(), words, bid, field + "text");
        }
    }

    static AdGroup group(Campaign campaign, UUID id) {
        return campaign.adGroups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "the campaign has no ad group " + id));
    }

    static ProblemException unknown(CampaignId id) {
        return new ProblemException(CommonError.NOT_FOUND, "you have no campaign " + id);
    }
}
