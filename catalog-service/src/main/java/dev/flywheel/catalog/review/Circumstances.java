package dev.flywheel.catalog.review;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out what is known about a review that comes in, with one statement. */
@Component
class Circumstances {

    private static final Duration LATELY = Duration.ofHours(1);
    private static final Duration RUSH = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Circumstances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Submission of(UUID product, UUID account, Opinion opinion) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM purchase
                               WHERE account_id = :account AND product_id = :product AND shipped > 0) AS verified,
                       (SELECT count(*) FROM review
                        WHERE account_id = :account AND product_id <> :product AND changed_at > :lately) AS lately,
                       (SELECT count(*) FROM (
                            SELECT FROM review other
                            WHERE other.product_id = :product AND other.account_id <> :account
                              AND other.created_at > :rush AND other.status IN ('PENDING', 'PUBLISHED')
                              AND NOT EXISTS (SELECT FROM purchase bought
                                              WHERE bought.account_id = other.account_id
                                                AND bought.product_id = other.product_id AND bought.shipped > 0)
                            LIMIT :bound)) AS strangers,
                       EXISTS (SELECT FROM review other
                               WHERE other.fingerprint = :fingerprint
                                 AND (other.product_id, other.account_id) <> (:product, :account)) AS copied,
                       coalesce((SELECT decision.outcome = 'REJECTED'
                                 FROM review_decision decision JOIN review own ON own.id = decision.review_id
                                 WHERE own.product_id = :product AND own.account_id = :account
                                 ORDER BY decision.id DESC LIMIT 1), false) AS rejected_before""")
                .param("account", account)
                .param("product", product)
                .param("lately", now.minus(LATELY))
                .param("rush", now.minus(RUSH))
                .param("bound", HoldRule.RUSH)
                .param("fingerprint", opinion.fingerprint())
                .query((row, number) -> new Submission(
                        opinion,
                        row.getBoolean("verified"),
                        row.getInt("lately"),
                        row.getInt("strangers"),
                        row.getBoolean("copied"),
                        row.getBoolean("rejected_before")))
                .single();
    }

    boolean sells(UUID account, UUID product) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM offer
                               WHERE product_id = :product AND seller_id = :account AND status = 'LISTED')""")
                .param("account", account)
                .param("product", product)
                .query(Boolean.class)
                .single();
    }
}
