package dev.flywheel.orders.promotion.coupon;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes codes for a promotion, shows them, and takes them back. Whose promotion it is, the caller has seen to. */
@Component
public class CouponBatches {

    static final int MOST = 1_000;

    private static final String SELECT = """
            SELECT b.*, (SELECT c.code FROM coupon c WHERE c.batch = b.id AND b.codes = 1) AS code
            FROM coupon_batch b WHERE b.promotion = :promotion AND\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    CouponBatches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes the codes, all or none. A shared code that exists already is a 409. */
    @Transactional
    public CouponBatch make(UUID promotion, NewCoupons wanted) {
        wanted.check();
        UUID batch = Ids.next();
        // Batches of one promotion are made one after the other, so that their number is right.
        jdbc.sql("SELECT id FROM promotion WHERE id = ? FOR NO KEY UPDATE")
                .param(promotion)
                .query(UUID.class)
                .single();
        Integer generated = wanted.generate();
        int added = jdbc.sql("""
                        INSERT INTO coupon_batch (id, promotion, codes, uses, uses_per_account, starts_at, ends_at, created_at)
                        SELECT :id, :promotion, :codes, :uses::int, :usesPerAccount::int, :startsAt::timestamptz,
                               :endsAt::timestamptz, :now
                        WHERE (SELECT count(*) FROM coupon_batch WHERE promotion = :promotion) < :most""")
                .param("id", batch)
                .param("promotion", promotion)
                .param("codes", generated == null ? 1 : generated)
                .param("uses", generated == null ? wanted.uses() : Integer.valueOf(1))
                .param("usesPerAccount", wanted.usesPerCustomer())
                .param("startsAt", time(wanted.startsAt()))
                .param("endsAt", time(wanted.endsAt()))
                .param("now", Coupons.time(clock.instant()))
                .param("most", MOST)
                .update();
        if (added == 0) {
            throw new ProblemException(
                    OrdersError.TOO_MANY_PROMOTIONS, "a promotion has at most " + MOST + " batches of coupons");
        }
        if (wanted.code() != null) {
            share(batch, wanted.code());
        } else {
            generate(batch, Objects.requireNonNull(wanted.generate()), wanted.prefix());
        }
        return get(promotion, batch);
    }

    CouponBatch get(UUID promotion, UUID batch) {
        return jdbc.sql(SELECT + "b.id = :id")
                .param("promotion", promotion)
                .param("id", batch)
                .query(CouponBatches::batch)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there are no coupons " + batch));
    }

    /** Newest first. */
    public Page<CouponBatch> list(UUID promotion, @Nullable Cursor after, int limit) {
        List<CouponBatch> rows = jdbc.sql(
                        SELECT + "(:before::uuid IS NULL OR b.id < :before) ORDER BY b.id DESC LIMIT :limit")
                .param("promotion", promotion)
                .param("before", after == null ? null : after.uuid(0))
                .param("limit", limit + 1)
                .query(CouponBatches::batch)
                .list();
        return Page.of(rows, limit, batch -> Cursor.of(batch.batchId()));
    }

    /** The codes of a batch with their uses, by code. */
    public Page<Code> codes(UUID promotion, UUID batch, @Nullable Cursor after, int limit) {
        get(promotion, batch);
        return Page.of(
                codes(batch, after == null ? "" : after.parts().getFirst(), limit + 1),
                limit,
                code -> Cursor.of(code.code()));
    }

    /** All codes of a batch, one to a line below a heading. A batch has at most 10,000. */
    public String csv(UUID promotion, UUID batch) {
        CouponBatch all = get(promotion, batch);
        StringBuilder text = new StringBuilder("code,used\r\n");
        codes(batch, "", all.codes())
                .forEach(code ->
                        text.append(code.code()).append(',').append(code.used()).append("\r\n"));
        return text.toString();
    }

    /** Takes the codes back: from now on they count no more. The second time does nothing. */
    @Transactional
    public CouponBatch withdraw(UUID promotion, UUID batch) {
        jdbc.sql("UPDATE coupon_batch SET withdrawn_at = ? WHERE id = ? AND promotion = ? AND withdrawn_at IS NULL")
                .params(Coupons.time(clock.instant()), batch, promotion)
                .update();
        return get(promotion, batch);
    }

    private void share(UUID batch, String code) {
        if (add(batch, List.of(code.toUpperCase(Locale.ROOT))) == 0) {
            String message = "there is a coupon '" + code + "' already";
            throw new ProblemException(
                    OrdersError.COUPON_CODE_TAKEN,
                    message,
                    List.of(new FieldProblem("code", OrdersError.COUPON_CODE_TAKEN.code(), message)));
        }
    }

    private void generate(UUID batch, int count, @Nullable String prefix) {
        String start = prefix == null ? "" : prefix.toUpperCase(Locale.ROOT);
        int missing = count;
        while (missing > 0) {
            missing -= add(
                    batch,
                    Stream.generate(() -> CouponCode.random(start))
                            .limit(missing)
                            .toList());
        }
    }

    /** How many of them were new. */
    private int add(UUID batch, List<String> codes) {
        return jdbc.sql("""
                        INSERT INTO coupon (code, batch) SELECT code, :batch FROM unnest(:codes) AS c (code) ORDER BY code
                        ON CONFLICT DO NOTHING""")
                .param("batch", batch)
                .param("codes", new SqlArrayValue("text", codes.toArray()))
                .update();
    }

    private List<Code> codes(UUID batch, String after, int limit) {
        return jdbc.sql("""
                        SELECT c.code, (SELECT count(*) FROM redemption r
                            WHERE r.code = c.code AND r.code <> '' AND r.released_at IS NULL) AS used
                        FROM coupon c WHERE c.batch = :batch AND c.code > :after ORDER BY c.code LIMIT :limit""")
                .param("batch", batch)
                .param("after", after)
                .param("limit", limit)
                .query((rs, row) -> new Code(rs.getString(1), rs.getLong(2)))
                .list();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : Coupons.time(instant);
    }

    private static CouponBatch batch(ResultSet rs, int row) throws SQLException {
        return new CouponBatch(
                rs.getObject("id", UUID.class),
                rs.getInt("codes"),
                rs.getString("code"),
                rs.getObject("uses", Integer.class),
                rs.getObject("uses_per_account", Integer.class),
                Coupons.instant(rs, "starts_at"),
                Coupons.instant(rs, "ends_at"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                Coupons.instant(rs, "withdrawn_at"));
    }

    /**
     * @param used by how many orders
     */
    public record Code(String code, long used) {}
}
