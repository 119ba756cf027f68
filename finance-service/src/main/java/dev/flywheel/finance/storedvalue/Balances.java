package dev.flywheel.finance.storedvalue;

import dev.flywheel.contracts.finance.Payments.Source;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code stored_value} and their movements. What a balance does not allow, a condition and a CHECK refuse. */
@Repository
class Balances {

    private static final String SELECT =
            "SELECT id, kind, last_four, country, currency, balance, held FROM stored_value ";

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insertCard(GiftCardCode code, @Nullable AccountId buyer, String country, Currency currency, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO stored_value (id, kind, owner, code_hash, last_four, country, currency, created_at)
                        VALUES (:id, 'GIFT_CARD', :owner, :hash, :lastFour, :country, :currency, :now)""")
                .param("id", id)
                .param("owner", buyer == null ? null : buyer.value(), Types.OTHER)
                .param("hash", code.hash())
                .param("lastFour", code.lastFour())
                .param("country", country)
                .param("currency", currency.getCurrencyCode())
                .param("now", Timestamp.from(now))
                .update();
        return id;
    }

    /** The account's store credit in a currency, opened when there is none. */
    UUID credit(AccountId owner, String country, Currency currency, Instant now) {
        jdbc.sql("""
                        INSERT INTO stored_value (id, kind, owner, country, currency, created_at)
                        VALUES (:id, 'STORE_CREDIT', :owner, :country, :currency, :now)
                        ON CONFLICT (owner, currency) WHERE kind = 'STORE_CREDIT' DO NOTHING""")
                .param("id", Ids.next())
                .param("owner", owner.value())
                .param("country", country)
                .param("currency", currency.getCurrencyCode())
                .param("now", Timestamp.from(now))
                .update();
        return findCredit(owner, currency).orElseThrow().id();
    }

    Optional<StoredValue> findCredit(AccountId owner, Currency currency) {
        return jdbc.sql(SELECT + "WHERE owner = :owner AND currency = :currency AND kind = 'STORE_CREDIT'")
                .param("owner", owner.value())
                .param("currency", currency.getCurrencyCode())
                .query(Balances::value)
                .optional();
    }

    /** An account's credit, one for each currency. */
    List<StoredValue> creditOf(AccountId owner) {
        return jdbc.sql(SELECT + "WHERE owner = :owner AND kind = 'STORE_CREDIT' ORDER BY currency LIMIT 200")
                .param("owner", owner.value())
                .query(Balances::value)
                .list();
    }

    Optional<StoredValue> find(GiftCardCode code) {
        return jdbc.sql(SELECT + "WHERE code_hash = :hash")
                .param("hash", code.hash())
                .query(Balances::value)
                .optional();
    }

    /** Locks them, always in the same order, so that no two payments wait for each other. */
    List<StoredValue> lock(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Balances::value)
                .list();
    }

    /** Keeps money for a payment; false when there is less than that. */
    boolean hold(UUID id, long minor) {
        return jdbc.sql("UPDATE stored_value SET held = held + :minor WHERE id = :id AND balance - held >= :minor")
                        .param("id", id)
                        .param("minor", minor)
                        .update()
                == 1;
    }

    void letGo(UUID id, long minor) {
        jdbc.sql("UPDATE stored_value SET held = held - :minor WHERE id = :id")
                .param("id", id)
                .param("minor", minor)
                .update();
    }

    /** Takes what was held. */
    void takeHeld(UUID id, long minor, Movement why, Instant now) {
        jdbc.sql("UPDATE stored_value SET held = held - :minor, balance = balance - :minor WHERE id = :id")
                .param("id", id)
                .param("minor", minor)
                .update();
        keep(id, -minor, why, now);
    }

    void add(UUID id, long minor, Movement why, Instant now) {
        jdbc.sql("UPDATE stored_value SET balance = balance + :minor WHERE id = :id")
                .param("id", id)
                .param("minor", minor)
                .update();
        keep(id, minor, why, now);
    }

    private void keep(UUID id, long minor, Movement why, Instant now) {
        AccountId actor = why.actor();
        jdbc.sql("""
                        INSERT INTO stored_value_movement (id, stored_value_id, kind, minor, key, reason, actor, moved_at)
                        VALUES (:id, :value, :kind, :minor, :key, :reason, :actor, :now)""")
                .param("id", Ids.next())
                .param("value", id)
                .param("kind", why.kind().name())
                .param("minor", minor)
                .param("key", why.key())
                .param("reason", why.reason(), Types.VARCHAR)
                .param("actor", actor == null ? null : actor.value(), Types.OTHER)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static StoredValue value(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new StoredValue(
                row.getObject("id", UUID.class),
                Source.valueOf(row.getString("kind")),
                row.getString("last_four"),
                row.getString("country"),
                new Money(row.getLong("balance"), currency),
                new Money(row.getLong("held"), currency));
    }
}
