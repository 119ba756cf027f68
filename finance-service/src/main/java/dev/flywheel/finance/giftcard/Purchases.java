package dev.flywheel.finance.giftcard;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code gift_card_purchase}. */
@Repository
class Purchases {

    private static final String COLUMNS = """
            id, buyer, country, currency, each_minor, quantity, status, decline_code, payment_token, key_owner,
            key_operation, key_value, created_at""";

    private final JdbcClient jdbc;

    Purchases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Purchase purchase, Instant leasedUntil) {
        jdbc.sql("""
                        INSERT INTO gift_card_purchase (id, buyer, country, currency, each_minor, quantity, status,
                            payment_token, key_owner, key_operation, key_value, created_at, attempt_at)
                        VALUES (:id, :buyer, :country, :currency, :each, :quantity, 'PENDING',
                            :token, :owner, :operation, :key, :now, :lease)""")
                .param("id", purchase.id())
                .param("buyer", purchase.buyer().value())
                .param("country", purchase.country())
                .param("currency", purchase.each().currency().getCurrencyCode())
                .param("each", purchase.each().minor())
                .param("quantity", purchase.quantity())
                .param("token", purchase.paymentToken())
                .param("owner", purchase.key().owner())
                .param("operation", purchase.key().operation())
                .param("key", purchase.key().value())
                .param("now", Timestamp.from(purchase.createdAt()))
                .param("lease", Timestamp.from(leasedUntil))
                .update();
    }

    Purchase get(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM gift_card_purchase WHERE id = :id")
                .param("id", id)
                .query(Purchases::purchase)
                .single();
    }

    /** True for the one caller who may make the cards. */
    boolean issue(UUID id) {
        return jdbc.sql("""
                        UPDATE gift_card_purchase SET status = 'ISSUED', payment_token = NULL
                        WHERE id = :id AND status = 'PENDING'""").param("id", id).update() == 1;
    }

    void decline(UUID id, String code) {
        jdbc.sql("""
                        UPDATE gift_card_purchase SET status = 'DECLINED', payment_token = NULL, decline_code = :code
                        WHERE id = :id AND status = 'PENDING'""").param("id", id).param("code", code).update();
    }

    /** Pending ones whose buyer is gone, so that no other replica takes them before {@code leasedUntil}. */
    List<Purchase> takeDue(Instant now, Instant leasedUntil, int atMost) {
        return jdbc.sql("""
                        UPDATE gift_card_purchase SET attempt_at = :lease
                        WHERE id IN (SELECT id FROM gift_card_purchase WHERE status = 'PENDING' AND attempt_at <= :now
                                     ORDER BY attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING\s""" + COLUMNS)
                .param("lease", Timestamp.from(leasedUntil))
                .param("now", Timestamp.from(now))
                .param("limit", atMost)
                .query(Purchases::purchase)
                .list();
    }

    private static Purchase purchase(ResultSet row, int number) throws SQLException {
        return new Purchase(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("buyer", UUID.class)),
                row.getString("country"),
                new Money(row.getLong("each_minor"), Money.currency(row.getString("currency"))),
                row.getInt("quantity"),
                Purchase.Status.valueOf(row.getString("status")),
                row.getString("decline_code"),
                row.getString("payment_token"),
                new IdempotencyKey(
                        row.getString("key_owner"), row.getString("key_operation"), row.getString("key_value")),
                row.getTimestamp("created_at").toInstant());
    }
}
