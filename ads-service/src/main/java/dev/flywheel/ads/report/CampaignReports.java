package dev.flywheel.ads.report;

import dev.flywheel.ads.auction.ServedLog;
import dev.flywheel.ads.report.CampaignReport.Counts;
import dev.flywheel.ads.report.CampaignReport.Day;
import dev.flywheel.ads.report.CampaignReport.Figures;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what the ledger tables say: served ads, charged clicks, attributed sales. Nothing is kept beside them. */
@Component
class CampaignReports {

    private static final String COUNTS = """
            SELECT day, sum(impressions)::bigint AS impressions, sum(clicks)::bigint AS clicks, sum(spend)::bigint AS spend,
                   sum(purchases)::bigint AS purchases, sum(units)::bigint AS units, sum(same)::bigint AS same,
                   sum(other)::bigint AS other
              FROM (SELECT (served_at AT TIME ZONE 'UTC')::date AS day, count(*) AS impressions, 0 AS clicks, 0 AS spend,
                           0 AS purchases, 0 AS units, 0 AS same, 0 AS other
                      FROM served_ad
                     WHERE campaign_id = :campaign AND served_at >= (:from)::date::timestamp AT TIME ZONE 'UTC'
                       AND served_at < ((:to)::date + 1)::timestamp AT TIME ZONE 'UTC'
                     GROUP BY 1
                    UNION ALL
                    SELECT day, 0, count(*), sum(charged_micros), 0, 0, 0, 0
                      FROM ad_click
                     WHERE campaign_id = :campaign AND day BETWEEN :from AND :to AND reason IS NULL
                     GROUP BY day
                    UNION ALL
                    SELECT click_day, 0, 0, 0, CASE WHEN sum(quantity) > 0 THEN 1 ELSE 0 END, sum(quantity),
                           coalesce(sum(sales_minor) FILTER (WHERE same_product), 0),
                           coalesce(sum(sales_minor) FILTER (WHERE NOT same_product), 0)
                      FROM attribution
                     WHERE campaign_id = :campaign AND click_day BETWEEN :from AND :to AND currency = :currency
                     GROUP BY click_day, order_id) AS counted
             GROUP BY day""";

    private final JdbcClient jdbc;
    private final ServedLog served;

    CampaignReports(JdbcClient jdbc, ServedLog served) {
        this.jdbc = jdbc;
        this.served = served;
    }

    /** The report of one's own campaign; another's is a 404. */
    CampaignReport of(AccountId advertiser, CampaignId campaign, LocalDate from, LocalDate to) {
        Currency currency = jdbc.sql("SELECT currency FROM campaign WHERE id = ? AND advertiser_id = ?")
                .params(campaign.value(), advertiser.value())
                .query(String.class)
                .optional()
                .map(Money::currency)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no campaign " + campaign));
        served.flush();
        Map<LocalDate, Counts> byDay = counts(campaign, from, to, currency);
        List<Day> days = from.datesUntil(to.plusDays(1))
                .map(day -> new Day(day, Figures.of(byDay.getOrDefault(day, Counts.NONE), currency)))
                .toList();
        Counts total = byDay.values().stream().reduce(Counts.NONE, Counts::plus);
        return new CampaignReport(campaign, from, to, days, Figures.of(total, currency));
    }

    private Map<LocalDate, Counts> counts(CampaignId campaign, LocalDate from, LocalDate to, Currency currency) {
        Map<LocalDate, Counts> byDay = new HashMap<>();
        jdbc.sql(COUNTS)
                .param("campaign", campaign.value())
                .param("from", from)
                .param("to", to)
                .param("currency", currency.getCurrencyCode())
                .query((ResultSet row) -> {
                    byDay.put(row.getObject("day", LocalDate.class), counts(row));
                });
        return byDay;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("impressions"),
                row.getLong("clicks"),
                row.getLong("spend"),
                row.getLong("purchases"),
                row.getLong("units"),
                row.getLong("same"),
                row.getLong("other"));
    }
}
