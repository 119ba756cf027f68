package dev.flywheel.ads.campaign;

import dev.flywheel.ads.AdsError;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows advertisers their campaigns. */
@Component
@Transactional(readOnly = true)
class CampaignReading {

    private final Campaigns campaigns;
    private final JdbcClient jdbc;

    CampaignReading(Campaigns campaigns, JdbcClient jdbc) {
        this.campaigns = campaigns;
        this.jdbc = jdbc;
    }

    /** The advertiser an account is; 409 before it became one. */
    SellerId advertiser(AccountId account) {
        boolean there = jdbc.sql("SELECT count(*) FROM advertiser WHERE id = ?")
                        .param(account.value())
                        .query(Long.class)
                        .single()
                > 0;
        if (!there) {
            throw new ProblemException(AdsError.NO_ADVERTISER_ACCOUNT, "POST /ads/account first");
        }
        return new SellerId(account.value());
    }

    CampaignShown campaign(SellerId advertiser, CampaignId id) {
        return campaigns
                .findByIdAndAdvertiserId(id.value(), advertiser.value())
                .map(CampaignShown::of)
                .orElseThrow(() -> CampaignPlans.unknown(id));
    }

    Page<CampaignSummary> list(SellerId advertiser, int limit, @Nullable Cursor after) {
        UUID seller = advertiser.value();
        Limit rows = Limit.of(limit + 1);
        List<Campaign> found =
                after == null ? campaigns.newest(seller, rows) : campaigns.before(seller, after.uuid(0), rows);
        return Page.of(found, limit, campaign -> Cursor.of(campaign.id())).map(CampaignSummary::of);
    }
}
