package dev.flywheel.ads.account;

import dev.flywheel.domain.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The advertiser accounts. */
@Component
class Advertisers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Advertisers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes the account an advertiser, or changes his name.
     *
     * @param displayName null keeps the name there is
     * @return true when it is new
     */
    @Transactional
    boolean open(AccountId account, @Nullable String displayName) {
        return jdbc.sql("""
                INSERT INTO advertiser (id, display_name, created_at) VALUES (:id, :name, :now)
                ON CONFLICT (id) DO UPDATE
                   SET display_name = coalesce(excluded.display_name, advertiser.display_name)
                RETURNING xmax = 0""")
                .param("id", account.value())
                .param("name", displayName)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Advertiser> find(AccountId account) {
        return jdbc.sql("""
                SELECT a.id, coalesce(s.display_name, a.display_name) AS display_name, a.created_at
                  FROM advertiser a LEFT JOIN seller s ON s.id = a.id
                 WHERE a.id = ?""")
                .param(account.value())
                .query(Advertisers::advertiser)
                .optional();
    }

    private static Advertiser advertiser(ResultSet row, int number) throws SQLException {
        return new Advertiser(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("display_name"),
                row.getTimestamp("created_at").toInstant());
    }
}
