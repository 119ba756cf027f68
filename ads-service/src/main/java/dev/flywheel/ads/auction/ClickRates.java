package dev.flywheel.ads.auction;

import dev.flywheel.ads.targeting.IndexChanges;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Estimates each ad's click rate: {@code (clicks + a) / (looks + a + b)}, where looks count impressions by how likely their
 * slot is looked at, and the prior (a, b) is two clicks in a hundred looks, as heavy as 200 looks.
 */
@Component
public class ClickRates {

    private final JdbcClient jdbc;
    private final IndexChanges changes;
    private final ServedLog served;

    ClickRates(JdbcClient jdbc, IndexChanges changes, ServedLog served) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.served = served;
    }

    /**
     * Brings all rates up to date.
     *
     * @return campaigns with a rate that changed
     */
    @Transactional
    public int estimate() {
        served.flush();
        List<UUID> changed = jdbc.sql("""
                WITH seen AS (
                    SELECT s.ad_id, s.campaign_id, s.examined / 1000000.0 AS looks, count(k.ad_id) AS clicks
                      FROM ad_shown s LEFT JOIN ad_click k ON k.ad_id = s.ad_id AND k.reason IS NULL
                     GROUP BY s.ad_id),
                estimated AS (
                    SELECT ad_id, campaign_id,
                           least(1000000000, floor(1000000000 * (clicks + 4) / (looks + 200)))::bigint AS rate
                      FROM seen),
                written AS (
                    INSERT INTO click_rate AS known (ad_id, rate) SELECT ad_id, rate FROM estimated ORDER BY ad_id
                    ON CONFLICT (ad_id) DO UPDATE SET rate = excluded.rate WHERE known.rate <> excluded.rate
                    RETURNING ad_id)
                SELECT DISTINCT campaign_id FROM estimated JOIN written USING (ad_id)""")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        changes.mark(changed);
        return changed.size();
    }
}
