package dev.flywheel.accounts.account;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The stored accounts, without those whose persons were erased. Plain SQL, because both writes are decided by the database: who of several takes an email, and
 * whether a role is held already.
 */
@Repository
class Accounts {

    private static final String SELECT = """
            SELECT id, email, name, password_hash, created_at,
                   ARRAY(SELECT role FROM account_role WHERE account_id = account.id ORDER BY role) AS roles
            FROM account""";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the account with its roles in one statement.
     *
     * @return false when its email is taken, by whoever came first
     */
    boolean add(Account account) {
        return jdbc.sql("""
                        WITH added AS (
                            INSERT INTO account (id, email, name, password_hash, created_at)
                            VALUES (:id, :email, :name, :hash, :at)
                            ON CONFLICT (email) DO NOTHING
                            RETURNING id, created_at)
                        INSERT INTO account_role (account_id, role, granted_at)
                        SELECT added.id, role, added.created_at FROM added, unnest(:roles::text[]) AS role""")
                        .param("id", account.id().value())
                        .param("email", account.email().value())
                        .param("name", account.name())
                        .param("hash", account.passwordHash())
                        .param("at", at(account.createdAt()))
                        .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                        .update()
                > 0;
    }

    Optional<Account> byEmail(EmailAddress email) {
        return jdbc.sql(SELECT + " WHERE email = ? AND erased_at IS NULL")
                .param(email.value())
                .query((row, number) -> account(row))
                .optional();
    }

    Optional<Account> byId(AccountId id) {
        return jdbc.sql(SELECT + " WHERE id = ? AND erased_at IS NULL")
                .param(id.value())
                .query((row, number) -> account(row))
                .optional();
    }

    /** Gives a role; nothing happens when it is held already. */
    void grant(AccountId id, Role role, Instant now) {
        jdbc.sql("""
                INSERT INTO account_role (account_id, role, granted_at) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING""").params(id.value(), role.name(), at(now)).update();
    }

    /** Replaces the hash if it is still the one that was read. */
    void replaceHash(Account account, String hash) {
        jdbc.sql("UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?")
                .params(hash, account.id().value(), account.passwordHash())
                .update();
    }

    private static Account account(ResultSet row) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                row.getString("password_hash"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
