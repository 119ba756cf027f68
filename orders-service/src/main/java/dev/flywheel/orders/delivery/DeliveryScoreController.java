package dev.flywheel.orders.delivery;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How well promises are kept. */
@RestController
class DeliveryScoreController {

    private static final String SCORE = """
            SELECT %1$s AS name, count(*) AS promised, count(delivered_on) AS delivered,
                   count(*) FILTER (WHERE delivered_on <= promised) AS on_time,
                   count(*) FILTER (WHERE delivered_on > promised) AS late,
                   count(*) FILTER (WHERE delivered_on IS NULL AND promised < :today) AS overdue,
                   count(*) FILTER (WHERE sent_at > ship_by) AS sent_late,
                   coalesce(sum(delivered_on - promised) FILTER (WHERE delivered_on > promised), 0) AS days_late
            FROM delivery_promise
            WHERE promised BETWEEN :from AND :to AND %1$s IS NOT NULL AND %1$s > :after
            GROUP BY 1 ORDER BY 1 LIMIT :limit""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryScoreController(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Promises of the days asked for, both included; the last thirty days when left out.
     *
     * @param by what is compared
     */
    @GetMapping("/operator/delivery-score")
    Page<Score> score(
            @RequestParam(required = false) @Nullable Sender by,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate last = Objects.requireNonNullElse(to, today);
        LocalDate first = Objects.requireNonNullElse(from, last.minusDays(30));
        if (first.isAfter(last)) {
            throw new ProblemException(CommonError.INVALID_REQUEST, "from is after to");
        }
        int most = Page.limit(limit);
        Cursor after = Cursor.parse(cursor, 1);
        List<Score> scores = jdbc.sql(SCORE.formatted(Objects.requireNonNullElse(by, Sender.SERVICE).expression))
                .param("today", today)
                .param("from", first)
                .param("to", last)
                .param("after", after == null ? "" : after.parts().getFirst())
                .param("limit", most + 1)
                .query((rs, row) -> new Score(
                        rs.getString("name"),
                        rs.getLong("promised"),
                        rs.getLong("delivered"),
                        rs.getLong("on_time"),
                        rs.getLong("late"),
                        rs.getLong("overdue"),
                        rs.getLong("sent_late"),
                        rs.getLong("days_late")))
                .list();
        return Page.of(scores, most, score -> Cursor.of(score.name()));
    }

    /** Whose promises are counted together. */
    enum Sender {
        SERVICE("service"),
        SELLER("seller::text"),
        WAREHOUSE("warehouse::text");

        private final String expression;

        Sender(String expression) {
            this.expression = expression;
        }
    }

    /**
     * Parcels promised for some days.
     *
     * @param name of the service, or the seller's or warehouse's id
     * @param onTime delivered on the promised day or before
     * @param overdue not delivered though the day has passed
     * @param sentLate given to the carrier after the time it should have been
     * @param daysLate of all that came late together
     */
    record Score(
            String name,
            long promised,
            long delivered,
            long onTime,
            long late,
            long overdue,
            long sentLate,
            long daysLate) {}
}
