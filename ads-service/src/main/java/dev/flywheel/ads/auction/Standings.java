package dev.flywheel.ads.auction;

import dev.flywheel.ads.targeting.AdPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database how ads stand: one statement for a whole auction. */
@Component
class Standings {

    private static final String SQL = """
            SELECT a.id,
                   c.status = 'ENABLED' AND g.status = 'ENABLED' AND a.status = 'ENABLED' AND k.status = 'ENABLED' AS enabled,
                   c.start_date <= :today AND (c.end_date IS NULL OR c.end_date >= :today) AS in_period,
                   o.buyable AND o.product_id = p.product AND coalesce(s.active, true) AS may_be_sold,
                   coalesce(i.sellable, 0) > 0 AS in_stock,
                   coalesce(d.cap - d.spent, c.daily_budget_micros) AS available,
                   coalesce(s.display_name, v.display_name, 'a seller') AS label
              FROM unnest(:ads::uuid[], :keywords::uuid[], :products::uuid[]) AS p (ad, keyword, product)
              JOIN ad a ON a.id = p.ad
              JOIN keyword k ON k.id = p.keyword
              JOIN ad_group g ON g.id = a.ad_group_id
              JOIN campaign c ON c.id = g.campaign_id
              JOIN advertiser v ON v.id = c.advertiser_id
              JOIN offer o ON o.id = a.offer_id
              LEFT JOIN stock i ON i.offer_id = o.id
              LEFT JOIN seller s ON s.id = c.advertiser_id
              LEFT JOIN campaign_day d ON d.campaign_id = c.id AND d.day = :today""";

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By ad; what is gone from the database is missing. */
    Map<UUID, Standing> of(Collection<AdPlace> places, LocalDate today) {
        return jdbc
                .sql(SQL)
                .param("ads", array(places, AdPlace::ad))
                .param("keywords", array(places, AdPlace::keyword))
                .param("products", array(places, AdPlace::product))
                .param("today", today)
                .query(Standings::standing)
                .list()
                .stream()
                .collect(Collectors.toMap(Standing::ad, Function.identity(), (one, same) -> one));
    }

    private static String array(Collection<AdPlace> places, Function<AdPlace, UUID> id) {
        return places.stream().map(place -> id.apply(place).toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getBoolean("enabled"),
                row.getBoolean("in_period"),
                row.getBoolean("may_be_sold"),
                row.getBoolean("in_stock"),
                row.getLong("available"),
                row.getString("label"));
    }
}
