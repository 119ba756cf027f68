package dev.flywheel.ads.budget;

import dev.flywheel.domain.CampaignId;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The budget of each campaign and day (UTC), in micros. What is spent never passes the cap: the condition stands in the
 * charging statement, which looks again at the row it waited for, and a CHECK stands behind it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Budgets {

    private final JdbcClient jdbc;

    Budgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Spends part of the day's budget in the caller's transaction. The row stays locked until that ends, so charge last.
     *
     * @return false, and nothing spent, when it would pass the cap
     */
    public boolean charge(CampaignId campaign, LocalDate day, long micros) {
        if (spend(campaign, day, micros)) {
            return true;
        }
        return open(campaign, day) && spend(campaign, day, micros);
    }

    /** The budget was changed: holds from today on. Lowered below what is spent already, it stops the campaign at once. */
    public void changed(CampaignId campaign, LocalDate today, long capMicros) {
        jdbc.sql("""
                UPDATE campaign_day SET cap = greatest(spent, :cap) WHERE campaign_id = :campaign AND day >= :today""")
                .param("cap", capMicros)
                .param("campaign", campaign.value())
                .param("today", today)
                .update();
    }

    private boolean spend(CampaignId campaign, LocalDate day, long micros) {
        return jdbc.sql("""
                        UPDATE campaign_day SET spent = spent + :price
                         WHERE campaign_id = :campaign AND day = :day AND spent + :price <= cap""")
                        .param("price", micros)
                        .param("campaign", campaign.value())
                        .param("day", day)
                        .update()
                == 1;
    }

    /**
     * Makes the day's row if it is missing. The share lock waits for whoever is changing the budget, so that the row
     * cannot be born with the old one. A row that is there must be left alone: a refused charge may hold its lock, and
     * who changes the budget locks the campaign first.
     *
     * @return false when it was there
     */
    private boolean open(CampaignId campaign, LocalDate day) {
        boolean there = jdbc.sql("SELECT count(*) FROM campaign_day WHERE campaign_id = ? AND day = ?")
                        .params(campaign.value(), day)
                        .query(Long.class)
                        .single()
                > 0;
        if (there) {
            return false;
        }
        jdbc.sql("""
                INSERT INTO campaign_day (campaign_id, day, cap)
                SELECT id, :day, daily_budget_micros FROM campaign WHERE id = :campaign FOR SHARE
                ON CONFLICT DO NOTHING""").param("campaign", campaign.value()).param("day", day).update();
        return true;
    }
}
