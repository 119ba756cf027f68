package dev.flywheel.ads.library;

import dev.flywheel.ads.auction.ServedLog;
import dev.flywheel.ads.library.LibraryController.Entry;
import dev.flywheel.ads.library.LibraryController.Shown;
import dev.flywheel.ads.library.LibraryController.Why;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was shown, by whom and why. */
@Component
class AdLibrary {

    private static final Period KEPT = Period.ofYears(1);
    private static final String ESCAPED = "([\\\\%_])";

    private final JdbcClient jdbc;
    private final ServedLog served;
    private final Clock clock;

    AdLibrary(JdbcClient jdbc, ServedLog served, Clock clock) {
        this.jdbc = jdbc;
        this.served = served;
        this.clock = clock;
    }

    List<Shown> shownIn(UUID auction) {
        served.flush();
        return jdbc.sql("""
                SELECT s.slot, s.product_id, s.query, coalesce(n.display_name, v.display_name, 'a seller') AS advertiser
                  FROM served_ad s
                  JOIN advertiser v ON v.id = s.advertiser_id
                  LEFT JOIN seller n ON n.id = s.advertiser_id
                 WHERE s.auction_id = ? ORDER BY s.slot""").param(auction).query(AdLibrary::shown).list();
    }

    private static Shown shown(ResultSet row, int number) throws SQLException {
        String advertiser = row.getString("advertiser");
        return new Shown(
                row.getInt("slot"),
                new ProductId(row.getObject("product_id", UUID.class)),
                advertiser,
                advertiser,
                List.of(
                        new Why(
                                "search_words",
                                "You searched for '" + row.getString("query") + "', for which " + advertiser
                                        + " advertises this product. Search for something else to see other ads."),
                        new Why(
                                "relevance",
                                "The product is among those our search found relevant; others cannot be advertised"
                                        + " here."),
                        new Why(
                                "bid",
                                "Among these, places go by what the advertiser would pay for a click times how"
                                        + " relevant the product is and how often it is clicked."),
                        new Why("no_profile", "Who you are, and what you did before, played no part.")));
    }

    Page<Entry> search(Wanted wanted, int limit, @Nullable Cursor after) {
        served.flush();
        Instant oldest = clock.instant().atOffset(ZoneOffset.UTC).minus(KEPT).toInstant();
        Instant from = wanted.from == null ? oldest : later(oldest, wanted.from);
        List<Entry> found = jdbc.sql("""
                SELECT s.ad_id, c.advertiser_id, coalesce(n.display_name, v.display_name, 'a seller') AS advertiser,
                       o.product_id, o.title, s.first_shown, s.last_shown, s.impressions,
                       ARRAY(SELECT k.text FROM keyword k WHERE k.ad_group_id = a.ad_group_id ORDER BY k.id LIMIT 50) AS keywords
                  FROM ad_shown s
                  JOIN ad a ON a.id = s.ad_id
                  JOIN campaign c ON c.id = s.campaign_id
                  JOIN advertiser v ON v.id = c.advertiser_id
                  JOIN offer o ON o.id = a.offer_id
                  LEFT JOIN seller n ON n.id = c.advertiser_id
                 WHERE s.last_shown >= :from
                   AND (:advertiser::uuid IS NULL OR c.advertiser_id = :advertiser::uuid)
                   AND (:q::text IS NULL OR o.title ILIKE :q OR coalesce(n.display_name, v.display_name) ILIKE :q)
                   AND (:lastShown::timestamptz IS NULL OR (s.last_shown, s.ad_id) < (:lastShown, :lastAd::uuid))
                 ORDER BY s.last_shown DESC, s.ad_id DESC LIMIT :limit""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("advertiser", wanted.advertiser == null ? null : wanted.advertiser.value())
                .param("q", wanted.q == null ? null : "%" + wanted.q.replaceAll(ESCAPED, "\\\\$1") + "%")
                .param(
                        "lastShown",
                        after == null ? null : instant(after.number(0)).atOffset(ZoneOffset.UTC))
                .param("lastAd", after == null ? null : after.uuid(1))
                .param("limit", limit + 1)
                .query(AdLibrary::entry)
                .list();
        return Page.of(found, limit, entry -> Cursor.of(micros(entry.lastShown()), entry.adId()));
    }

    private static Instant later(Instant oldest, LocalDate from) {
        Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.isAfter(oldest) ? start : oldest;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        String advertiser = row.getString("advertiser");
        return new Entry(
                row.getObject("ad_id", UUID.class),
                new SellerId(row.getObject("advertiser_id", UUID.class)),
                advertiser,
                advertiser,
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("title"),
                List.of((String[]) row.getArray("keywords").getArray()),
                row.getTimestamp("first_shown").toInstant(),
                row.getTimestamp("last_shown").toInstant(),
                row.getLong("impressions"));
    }

    /** What is looked for; null for anything. */
    record Wanted(
            @Nullable SellerId advertiser,
            @Nullable String q,
            @Nullable LocalDate from) {}
}
