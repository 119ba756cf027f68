package dev.flywheel.ads.auction;

import dev.flywheel.ads.click.ServedAd;
import dev.flywheel.ads.targeting.AdPlace;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of served ads, and how often each ad was shown. */
@Component
class ServedAds {

    private static final String SERVED = """
            INSERT INTO served_ad (auction_id, slot, served_at, campaign_id, ad_id, keyword_id, advertiser_id, product_id,
                                   query, currency, pricing, price_micros, gsp_micros, vcg_micros, bid_micros, quality,
                                   click_rate, relevance, next_score, reserve_micros, increment_micros)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String SHOWN = """
            INSERT INTO ad_shown (ad_id, campaign_id, first_shown, last_shown, impressions, examined)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (ad_id) DO UPDATE
               SET last_shown = greatest(ad_shown.last_shown, excluded.last_shown),
                   impressions = ad_shown.impressions + excluded.impressions,
                   examined = ad_shown.examined + excluded.examined""";

    private final JdbcTemplate jdbc;

    ServedAds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In a transaction of its own: what was served stays served, whatever becomes of the caller's. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void write(List<ServedPlace> served) {
        jdbc.batchUpdate(SERVED, served, served.size(), ServedAds::bind);
        Collection<Shown> shown = shown(served).values();
        jdbc.batchUpdate(SHOWN, shown, shown.size(), ServedAds::bind);
    }

    /** In the order of the ads, so that two replicas never wait for each other crosswise. */
    private static Map<UUID, Shown> shown(List<ServedPlace> served) {
        Map<UUID, Shown> byAd = new TreeMap<>();
        served.forEach(place -> byAd.merge(place.ad().ad(), Shown.of(place), Shown::plus));
        return byAd;
    }

    private static void bind(PreparedStatement row, ServedPlace served) throws SQLException {
        ServedAd ad = served.ad();
        Contender who = served.winner().who();
        AdPlace place = served.entrant().place();
        row.setObject(1, ad.auction());
        row.setInt(2, ad.slot());
        row.setTimestamp(3, Timestamp.from(ad.servedAt()));
        row.setObject(4, ad.campaign().value());
        row.setObject(5, ad.ad());
        row.setObject(6, ad.keyword());
        row.setObject(7, ad.advertiser().value());
        row.setObject(8, ad.product().value());
        row.setString(9, served.query());
        row.setString(10, ad.currency().getCurrencyCode());
        row.setString(11, served.pricing().name());
        row.setLong(12, ad.price());
        row.setLong(13, served.winner().secondPrice());
        row.setLong(14, served.winner().vickreyPrice());
        row.setLong(15, who.bid());
        row.setLong(16, who.quality());
        row.setLong(17, place.clickRate());
        row.setLong(18, served.entrant().relevance());
        row.setObject(19, served.winner().nextScore(), Types.BIGINT);
        row.setLong(20, served.terms().reserve());
        row.setLong(21, served.terms().increment());
    }

    private static void bind(PreparedStatement row, Shown shown) throws SQLException {
        row.setObject(1, shown.ad);
        row.setObject(2, shown.campaign);
        row.setTimestamp(3, shown.first);
        row.setTimestamp(4, shown.last);
        row.setLong(5, shown.impressions);
        row.setLong(6, shown.examined);
    }

    private record Shown(UUID ad, UUID campaign, Timestamp first, Timestamp last, long impressions, long examined) {

        static Shown of(ServedPlace place) {
            Timestamp at = Timestamp.from(place.ad().servedAt());
            return new Shown(
                    place.ad().ad(),
                    place.ad().campaign().value(),
                    at,
                    at,
                    1,
                    SlotViews.of(place.ad().slot()));
        }

        Shown plus(Shown later) {
            return new Shown(
                    ad, campaign, first, later.last, impressions + later.impressions, examined + later.examined);
        }
    }
}
