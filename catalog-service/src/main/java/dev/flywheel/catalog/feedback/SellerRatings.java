package dev.flywheel.catalog.feedback;

import dev.flywheel.catalog.rating.Rating;
import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.catalog.rating.StarColumns;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stars of sellers, kept by day, so that those of any span of days are one small sum. */
@Component
class SellerRatings {

    private final JdbcClient jdbc;
    private final Clock clock;

    SellerRatings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A span of days counts today and the days before it, in UTC, by when the feedback was first given.
     *
     * @throws ProblemException (404) when there is no such seller
     */
    Summary of(SellerId seller) {
        Map<Integer, Rating> spans = new LinkedHashMap<>();
        String name = jdbc.sql("""
                SELECT display_name FROM seller_copy WHERE seller_id = :seller""")
                .param("seller", seller.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no seller " + seller));
        jdbc.sql("""
                SELECT span.days, sum(stars_1) AS stars_1, sum(stars_2) AS stars_2, sum(stars_3) AS stars_3,
                       sum(stars_4) AS stars_4, sum(stars_5) AS stars_5
                FROM unnest(ARRAY[30, 90, 365, 1000000]) AS span (days)
                LEFT JOIN seller_rating_day rating
                    ON rating.seller_id = :seller AND rating.day > :today::date - span.days
                GROUP BY span.days""")
                .param("seller", seller.value())
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(row -> {
                    spans.put(row.getInt("days"), Rating.of(row));
                });
        return new Summary(name, span(spans, 30), span(spans, 90), span(spans, 365), span(spans, 1_000_000));
    }

    /** In the transaction that changes the feedback; writers of the same seller and day wait for each other here. */
    void moved(UUID seller, LocalDate day, @Nullable Integer before, @Nullable Integer after) {
        if (Objects.equals(before, after)) {
            return;
        }
        String sql = before == null
                ? "INSERT INTO seller_rating_day AS rating (seller_id, day, " + StarColumns.NAMES
                        + ") VALUES (:seller, :day, " + StarColumns.GIVEN
                        + ") ON CONFLICT (seller_id, day) DO UPDATE SET "
                        + StarColumns.RAISED
                : "UPDATE seller_rating_day rating SET " + StarColumns.RAISED
                        + " WHERE seller_id = :seller AND day = :day";
        jdbc.sql(sql)
                .param("seller", seller)
                .param("day", day)
                .param("before", before)
                .param("after", after)
                .update();
    }

    private static ShownRating span(Map<Integer, Rating> spans, int days) {
        return ShownRating.of(spans.getOrDefault(days, Rating.NONE));
    }

    /** A seller's name and stars over the last days, and over all time. */
    record Summary(
            String sellerName, ShownRating days30, ShownRating days90, ShownRating days365, ShownRating lifetime) {}
}
