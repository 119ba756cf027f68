package dev.flywheel.ads.targeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads ads with their keywords from the database. */
@Component
class AdPlaces {

    /** Two per cent: what is expected of an ad that nobody has seen yet. */
    private static final long UNSEEN_CLICK_RATE = 20_000_000;

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    AdPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("SELECT version FROM index_version").query(Long.class).single();
    }

    Set<UUID> changedSince(long version) {
        return new HashSet<>(jdbc.sql("SELECT campaign_id FROM index_change WHERE version > ?")
                .param(version)
                .query(UUID.class)
                .list());
    }

    /** What of these campaigns can run at all; dates, budgets and offers change without notice and are not looked at. */
    Stream<AdPlace> of(Set<UUID> campaigns) {
        List<UUID> all = List.copyOf(campaigns);
        return Stream.iterate(0, start -> start < all.size(), start -> start + AT_ONCE)
                .flatMap(start -> read(all.subList(start, Math.min(start + AT_ONCE, all.size()))).stream());
    }

    private List<AdPlace> read(List<UUID> campaigns) {
        return jdbc.sql("""
                SELECT c.id AS campaign, a.id AS ad, k.id AS keyword, k.words, c.advertiser_id, a.offer_id, o.product_id,
                       c.currency, coalesce(k.bid_micros, g.default_bid_micros) AS bid,
                       coalesce(r.rate, :unseen) AS click_rate
                  FROM campaign c
                  JOIN ad_group g ON g.campaign_id = c.id AND g.status = 'ENABLED'
                  JOIN ad a ON a.ad_group_id = g.id AND a.status = 'ENABLED'
                  JOIN keyword k ON k.ad_group_id = g.id AND k.status = 'ENABLED' AND k.match_type = 'EXACT'
                  JOIN offer o ON o.id = a.offer_id
                  LEFT JOIN click_rate r ON r.ad_id = a.id
                 WHERE c.id IN (:campaigns) AND c.status = 'ENABLED'""")
                .param("unseen", UNSEEN_CLICK_RATE)
                .param("campaigns", campaigns)
                .query(AdPlaces::place)
                .list();
    }

    private static AdPlace place(ResultSet row, int number) throws SQLException {
        return new AdPlace(
                row.getObject("campaign", UUID.class),
                row.getObject("ad", UUID.class),
                row.getObject("keyword", UUID.class),
                row.getString("words"),
                row.getObject("advertiser_id", UUID.class),
                row.getObject("offer_id", UUID.class),
                row.getObject("product_id", UUID.class),
                Currency.getInstance(row.getString("currency")),
                row.getLong("bid"),
                row.getLong("click_rate"));
    }
}
