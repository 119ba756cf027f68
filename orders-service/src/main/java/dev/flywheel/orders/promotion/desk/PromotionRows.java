package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.service.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of promotions. */
@Repository
class PromotionRows {

    private static final String SELECT =
            "SELECT id, seller, version, terms::text AS terms, created_at, ended_at FROM promotion WHERE ";
    private static final JsonMapper JSON = Json.tolerant();

    private final JdbcClient jdbc;
    private final Clock clock;

    PromotionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID id, @Nullable SellerId owner, Terms terms) {
        bound("""
                INSERT INTO promotion (id, seller, currency, by_coupon, bearer, starts_at, ends_at, named, uses,
                                       uses_per_account, budget, terms, created_at)
                VALUES (:id, :seller, :currency, :byCoupon, :bearer, :startsAt, coalesce(:endsAt::timestamptz, 'infinity'),
                        :named, :uses, :usesPerAccount, :budget, :terms::jsonb, :now)""", id, terms)
                .param("seller", owner == null ? null : owner.value())
                .param("currency", terms.currency().getCurrencyCode())
                .param("byCoupon", terms.needsCoupon())
                .param("bearer", terms.costOrOurs().bearer().name())
                .param("now", time(clock.instant()))
                .update();
        name(id, terms);
    }

    /** Replaces what may change; false when somebody else did meanwhile. */
    boolean change(UUID id, int version, Terms terms) {
        int changed = bound("""
                UPDATE promotion SET version = version + 1, starts_at = :startsAt,
                       ends_at = coalesce(:endsAt::timestamptz, 'infinity'), named = :named, uses = :uses,
                       uses_per_account = :usesPerAccount, budget = :budget, terms = :terms::jsonb
                WHERE id = :id AND version = :version AND ended_at IS NULL""", id, terms).param("version", version).update();
        jdbc.sql("DELETE FROM promotion_named WHERE promotion = ?").param(id).update();
        name(id, terms);
        return changed == 1;
    }

    /** Ends it; false when somebody else changed it meanwhile, or it had ended. */
    boolean end(UUID id, int version) {
        return jdbc.sql("UPDATE promotion SET version = version + 1, ended_at = ? WHERE id = ? AND version = ?"
                                + " AND ended_at IS NULL")
                        .params(time(clock.instant()), id, version)
                        .update()
                == 1;
    }

    Optional<PromotionView> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(this::view).optional();
    }

    /** Newest first. */
    List<PromotionView> list(
            @Nullable SellerId owner, @Nullable PromotionStatus status, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                        (:seller::uuid IS NULL OR seller = :seller) AND (:before::uuid IS NULL OR id < :before)
                        AND (:status::text IS NULL OR :status = CASE
                             WHEN ended_at IS NOT NULL OR ends_at <= :now THEN 'ENDED'
                             WHEN starts_at > :now THEN 'SCHEDULED' ELSE 'RUNNING' END)
                        ORDER BY id DESC LIMIT :limit""")
                .param("seller", owner == null ? null : owner.value())
                .param("before", before)
                .param("status", status == null ? null : status.name())
                .param("now", time(clock.instant()))
                .param("limit", limit)
                .query(this::view)
                .list();
    }

    /** How many an owner has that have not ended; others of the same owner wait for this transaction. */
    int countKept(@Nullable SellerId owner, boolean byCoupon) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:owner, 20))")
                .param("owner", "promotions of " + owner)
                .query((rs, row) -> 1)
                .single();
        return jdbc.sql("""
                        SELECT count(*) FROM promotion
                        WHERE seller IS NOT DISTINCT FROM :seller::uuid AND by_coupon = :byCoupon
                          AND ended_at IS NULL AND ends_at > :now""")
                .param("seller", owner == null ? null : owner.value())
                .param("byCoupon", byCoupon)
                .param("now", time(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec bound(String sql, UUID id, Terms terms) {
        Terms.Limits limits = terms.limitsOrNone();
        Money budget = limits.budget();
        return jdbc.sql(sql)
                .param("id", id)
                .param("startsAt", time(terms.startsAt()))
                .param("endsAt", terms.endsAt() == null ? null : time(terms.endsAt()))
                .param("named", things(terms).length > 0)
                .param("uses", limits.uses())
                .param("usesPerAccount", limits.usesPerCustomer())
                .param("budget", budget == null ? null : budget.minor())
                .param("terms", JSON.writeValueAsString(terms));
    }

    private void name(UUID id, Terms terms) {
        Object[] things = things(terms);
        if (things.length > 0) {
            jdbc.sql("INSERT INTO promotion_named (thing, promotion) SELECT DISTINCT unnest(:things), :id::uuid")
                    .param("things", new SqlArrayValue("uuid", things))
                    .param("id", id)
                    .update();
        }
    }

    /** The offers it is for, or else the products; a basket without any of them need not look at it. */
    private static Object[] things(Terms terms) {
        Terms.Goods goods = terms.goods();
        if (goods == null) {
            return new Object[0];
        }
        Stream<UUID> products = goods.products() == null
                ? Stream.of()
                : goods.products().stream().map(ProductId::value);
        return (goods.offers() == null ? products : goods.offers().stream().map(OfferId::value)).toArray();
    }

    private PromotionView view(ResultSet rs, int row) throws SQLException {
        Terms terms = JSON.readValue(rs.getString("terms"), Terms.class);
        UUID seller = rs.getObject("seller", UUID.class);
        OffsetDateTime ended = rs.getObject("ended_at", OffsetDateTime.class);
        Instant endedAt = ended == null ? null : ended.toInstant();
        return new PromotionView(
                rs.getObject("id", UUID.class),
                seller == null ? null : new SellerId(seller),
                PromotionStatus.at(clock.instant(), terms.startsAt(), terms.endsAt(), endedAt),
                rs.getInt("version"),
                terms,
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                endedAt);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
