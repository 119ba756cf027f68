package dev.flywheel.orders.promotion;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.rule.Promotion;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.service.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds the promotions that may concern a basket: one statement, however large it is. */
@Component
class RunningPromotions {

    /** More than run at once; beyond it all are read anew. */
    private static final int KNOWN = 5_000;

    // Automatic ones by what the columns say, the rest is for the rules; those of coupons whether they run or not, so
    // that the shopper hears why not. The shopper's segments come along with the first row.
    private static final String FIND = """
            SELECT p.id, p.seller, p.version, p.terms::text AS terms, p.by_coupon, p.ended_at IS NOT NULL AS ended,
                   p.budget - coalesce(everyone.spent, 0) AS budget,
                   coalesce(everyone.used >= p.uses, false) AS used,
                   coalesce(mine.used >= p.uses_per_account, false) AS used_by_account,
                   (SELECT array_agg(segment) FROM segment_member WHERE account = :account) AS segments
            FROM promotion p
            LEFT JOIN promotion_count everyone
              ON everyone.promotion = p.id AND everyone.code = '' AND everyone.account = :everyone
            LEFT JOIN promotion_count mine ON mine.promotion = p.id AND mine.code = '' AND mine.account = :account
            WHERE p.id = ANY (:chosen)
               OR (NOT p.by_coupon AND p.ended_at IS NULL AND p.currency = :currency
                   AND p.starts_at <= :at AND p.ends_at > :at
                   AND (p.seller IS NULL OR p.seller = ANY (:sellers))
                   AND (NOT p.named OR p.id IN (SELECT promotion FROM promotion_named WHERE thing = ANY (:things))))
            ORDER BY p.id""";

    private static final JsonMapper JSON = Json.tolerant();

    private final JdbcClient jdbc;
    private final ConcurrentMap<UUID, Known> known = new ConcurrentHashMap<>();

    RunningPromotions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that run by themselves, and the chosen ones.
     *
     * @param chosen promotions that coupons were given for
     */
    List<Running> find(Basket basket, Collection<UUID> chosen) {
        List<Basket.Line> lines = basket.lines();
        return jdbc.sql(FIND)
                .param("account", basket.account().value())
                .param("everyone", Redemptions.EVERYONE)
                .param("chosen", uuids(chosen.stream()))
                .param("currency", basket.currency().getCurrencyCode())
                .param("at", basket.at().atOffset(ZoneOffset.UTC))
                .param(
                        "sellers",
                        uuids(lines.stream()
                                .map(Basket.Line::seller)
                                .filter(Objects::nonNull)
                                .map(SellerId::value)
                                .distinct()))
                .param(
                        "things",
                        uuids(lines.stream()
                                .flatMap(line -> Stream.of(
                                        line.offer().value(), line.product().value()))))
                .query((rs, row) -> running(rs, basket))
                .list();
    }

    private Running running(ResultSet rs, Basket basket) throws SQLException {
        long budget = rs.getLong("budget");
        Money left = rs.wasNull() ? null : new Money(budget, basket.currency());
        String[] segments = rs.getArray("segments") == null
                ? new String[0]
                : (String[]) rs.getArray("segments").getArray();
        return new Running(
                promotion(rs),
                rs.getBoolean("by_coupon"),
                rs.getBoolean("ended"),
                left,
                rs.getBoolean("used"),
                rs.getBoolean("used_by_account"),
                Set.of(segments));
    }

    /** Terms of a version never change, so they are made into rules once. */
    private Promotion promotion(ResultSet rs) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        int version = rs.getInt("version");
        Known before = known.get(id);
        if (before != null && before.version == version) {
            return before.promotion;
        }
        UUID seller = rs.getObject("seller", UUID.class);
        Promotion promotion = Promotion.of(
                id, seller == null ? null : new SellerId(seller), JSON.readValue(rs.getString("terms"), Terms.class));
        if (known.size() >= KNOWN) {
            known.clear();
        }
        known.put(id, new Known(version, promotion));
        return promotion;
    }

    private static SqlArrayValue uuids(Stream<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    private record Known(int version, Promotion promotion) {}

    /**
     * A promotion as it stands.
     *
     * @param ended true when it was ended by hand
     * @param budget what may still be taken off; null without a limit
     * @param used true when it was used as often as it may be
     * @param usedByAccount the same for the shopper
     * @param segments lists of operators that the shopper is on
     */
    record Running(
            Promotion promotion,
            boolean byCoupon,
            boolean ended,
            @Nullable Money budget,
            boolean used,
            boolean usedByAccount,
            Set<String> segments) {}
}
