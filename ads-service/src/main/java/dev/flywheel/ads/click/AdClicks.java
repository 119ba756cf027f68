package dev.flywheel.ads.click;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of clicks. */
@Component
class AdClicks {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;

    AdClicks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What this viewer did with this ad in the last 24 hours. */
    Before before(ServedAd ad, long viewer, Instant now) {
        return jdbc.sql("""
                SELECT count(*), max(clicked_at) FROM ad_click
                 WHERE viewer = :viewer AND ad_id = :ad AND clicked_at > :since
                   AND (auction_id, slot) <> (:auction, :slot)""")
                .param("viewer", viewer)
                .param("ad", ad.ad())
                .param("since", now.minus(DAY).atOffset(ZoneOffset.UTC))
                .param("auction", ad.auction())
                .param("slot", ad.slot())
                .query((row, number) -> {
                    Timestamp last = row.getTimestamp(2);
                    return new Before(row.getInt(1), last == null ? null : last.toInstant());
                })
                .single();
    }

    /**
     * Keeps a click, charged unless there is a reason not to.
     *
     * @return false when this token was used already
     */
    boolean insert(ServedAd ad, Visitor visitor, Instant at, @Nullable Reason reason) {
        return jdbc.sql("""
                        INSERT INTO ad_click (auction_id, slot, campaign_id, ad_id, keyword_id, advertiser_id, product_id,
                            shopper, viewer, clicked_at, day, price_micros, charged_micros, currency, reason)
                        VALUES (:auction, :slot, :campaign, :ad, :keyword, :advertiser, :product,
                            :shopper, :viewer, :at, :day, :price, :charged, :currency, :reason)
                        ON CONFLICT DO NOTHING""")
                        .param("auction", ad.auction())
                        .param("slot", ad.slot())
                        .param("campaign", ad.campaign().value())
                        .param("ad", ad.ad())
                        .param("keyword", ad.keyword())
                        .param("advertiser", ad.advertiser().value())
                        .param("product", ad.product().value())
                        .param(
                                "shopper",
                                visitor.shopper() == null
                                        ? null
                                        : visitor.shopper().value())
                        .param("viewer", visitor.viewer())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .param("price", ad.price())
                        .param("charged", reason == null ? ad.price() : 0)
                        .param("currency", ad.currency().getCurrencyCode())
                        .param("reason", reason == null ? null : reason.name())
                        .update()
                == 1;
    }

    /** Makes a click of the same transaction free after all. */
    void free(ServedAd ad, Reason reason) {
        jdbc.sql("UPDATE ad_click SET charged_micros = 0, reason = ? WHERE auction_id = ? AND slot = ?")
                .params(reason.name(), ad.auction(), ad.slot())
                .update();
    }

    /** Counts the use of a used token. */
    void repeated(ServedAd ad) {
        jdbc.sql("UPDATE ad_click SET repeats = repeats + 1 WHERE auction_id = ? AND slot = ?")
                .params(ad.auction(), ad.slot())
                .update();
    }

    /**
     * @param last null without any
     */
    record Before(int clicks, @Nullable Instant last) {}
}
