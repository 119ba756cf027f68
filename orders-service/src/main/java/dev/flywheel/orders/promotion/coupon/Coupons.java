package dev.flywheel.orders.promotion.coupon;

import dev.flywheel.domain.AccountId;
import dev.flywheel.orders.promotion.rule.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Looks codes up: one statement, however many there are. */
@Component
public class Coupons {

    private static final String LOOK = """
            SELECT g.code AS given, b.promotion, b.starts_at, b.ends_at, b.withdrawn_at IS NOT NULL AS withdrawn,
                   coalesce(everyone.used >= b.uses, false) AS used,
                   coalesce(mine.used >= b.uses_per_account, false) AS used_by_account,
                   s.since AS guessing_since, coalesce(cardinality(s.codes), 0) AS guesses
            FROM unnest(:codes) AS g (code)
            LEFT JOIN coupon c ON c.code = g.code
            LEFT JOIN coupon_batch b ON b.id = c.batch
            LEFT JOIN promotion_count everyone
              ON everyone.promotion = b.promotion AND everyone.code = c.code AND everyone.account = :everyone
            LEFT JOIN promotion_count mine
              ON mine.promotion = b.promotion AND mine.code = c.code AND mine.account = :account
            LEFT JOIN coupon_guess s ON s.account = :account""";

    private final JdbcClient jdbc;
    private final Guesses guesses;
    private final Clock clock;

    Coupons(JdbcClient jdbc, Guesses guesses, Clock clock) {
        this.jdbc = jdbc;
        this.guesses = guesses;
        this.clock = clock;
    }

    /**
     * What is known of these codes.
     *
     * @param codes as {@link CouponCode#of} makes them
     */
    public Looked look(AccountId account, Collection<String> codes) {
        // A row at least, even when no code looks like one, since it says as well whether the account has to wait.
        Object[] asked = codes.isEmpty() ? new Object[] {""} : codes.toArray();
        List<Row> rows = jdbc.sql(LOOK)
                .param("codes", new SqlArrayValue("text", asked))
                .param("account", account.value())
                .param("everyone", new UUID(0, 0))
                .query((rs, row) -> new Row(
                        rs.getObject("promotion") == null ? null : coupon(rs),
                        instant(rs, "guessing_since"),
                        rs.getInt("guesses")))
                .list();
        Map<String, Coupon> known = new HashMap<>();
        for (Row row : rows) {
            if (row.coupon() != null) {
                known.put(row.coupon().code(), row.coupon());
            }
        }
        Row any = rows.getFirst();
        return new Looked(known, guesses.waitUntil(any.guessingSince(), any.guesses(), clock.instant()));
    }

    private static Coupon coupon(ResultSet rs) throws SQLException {
        return new Coupon(
                rs.getString("given"),
                rs.getObject("promotion", UUID.class),
                new Span(instant(rs, "starts_at"), instant(rs, "ends_at")),
                rs.getBoolean("withdrawn"),
                rs.getBoolean("used"),
                rs.getBoolean("used_by_account"));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Row(@Nullable Coupon coupon, @Nullable Instant guessingSince, int guesses) {}

    /**
     * What came of a look.
     *
     * @param known by code
     * @param waitUntil when the account may try codes again; null when it may
     */
    public record Looked(
            Map<String, Coupon> known, @Nullable Instant waitUntil) {}
}
