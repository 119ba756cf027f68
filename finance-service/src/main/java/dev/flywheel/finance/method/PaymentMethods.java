package dev.flywheel.finance.method;

import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.provider.PaymentProvider.Card;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code payment_method}, always by their account. Those of another provider than today's are not there. */
@Repository
class PaymentMethods {

    private static final String SELECT = """
            SELECT id, account, provider_reference, brand, last_four, expiry_month, expiry_year, is_default, created_at
            FROM payment_method WHERE account = :account AND provider = :provider AND removed_at IS NULL\s""";

    private final JdbcClient jdbc;

    PaymentMethods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One after the other for one account, so that its limits can be counted. */
    void lock(AccountId account) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('payment_method' || :account, 0))")
                .param("account", account.toString())
                .query((row, number) -> true)
                .single();
    }

    void insert(PaymentMethod method, String provider) {
        Card card = method.card();
        jdbc.sql("""
                        INSERT INTO payment_method (id, account, provider, provider_reference, brand, last_four,
                            expiry_month, expiry_year, is_default, created_at)
                        VALUES (:id, :account, :provider, :reference, :brand, :lastFour, :month, :year, :default, :now)""")
                .param("id", method.id())
                .param("account", method.account().value())
                .param("provider", provider)
                .param("reference", card.reference())
                .param("brand", card.brand())
                .param("lastFour", card.lastFour())
                .param("month", card.expiryMonth())
                .param("year", card.expiryYear())
                .param("default", method.isDefault())
                .param("now", Timestamp.from(method.createdAt()))
                .update();
    }

    /** Newest first. */
    List<PaymentMethod> of(AccountId account, String provider) {
        return jdbc.sql(SELECT + "ORDER BY id DESC LIMIT 100")
                .param("account", account.value())
                .param("provider", provider)
                .query(PaymentMethods::method)
                .list();
    }

    Optional<PaymentMethod> find(AccountId account, String provider, UUID id) {
        return jdbc.sql(SELECT + "AND id = :id")
                .param("account", account.value())
                .param("provider", provider)
                .param("id", id)
                .query(PaymentMethods::method)
                .optional();
    }

    void noDefault(AccountId account) {
        jdbc.sql("UPDATE payment_method SET is_default = false WHERE account = :account AND is_default")
                .param("account", account.value())
                .update();
    }

    void makeDefault(AccountId account, UUID id) {
        jdbc.sql("UPDATE payment_method SET is_default = true WHERE account = :account AND id = :id")
                .param("account", account.value())
                .param("id", id)
                .update();
    }

    /** False when the account has no such method. */
    boolean remove(AccountId account, UUID id, Instant now) {
        return jdbc.sql("""
                        UPDATE payment_method SET removed_at = :now, is_default = false
                        WHERE account = :account AND id = :id AND removed_at IS NULL""")
                        .param("now", Timestamp.from(now))
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static PaymentMethod method(ResultSet row, int number) throws SQLException {
        return new PaymentMethod(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account", UUID.class)),
                new Card(
                        row.getString("provider_reference"),
                        row.getString("brand"),
                        row.getString("last_four"),
                        row.getInt("expiry_month"),
                        row.getInt("expiry_year")),
                row.getBoolean("is_default"),
                row.getTimestamp("created_at").toInstant());
    }
}
