package dev.flywheel.ads.campaign;

import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A campaign in a list. */
record CampaignSummary(
        CampaignId campaignId,
        String name,
        ServingState status,
        Money dailyBudget,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        Instant createdAt) {

    static CampaignSummary of(Campaign campaign) {
        return new CampaignSummary(
                new CampaignId(campaign.id()),
                campaign.name(),
                campaign.status(),
                campaign.dailyBudget(),
                campaign.startDate(),
                campaign.endDate(),
                campaign.createdAt());
    }
}
