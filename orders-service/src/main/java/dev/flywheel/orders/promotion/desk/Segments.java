package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of customers that operators keep, for promotions that are not for everybody. */
@Component
public class Segments {

    static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Segments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of the names that exist. */
    Set<String> known(Collection<String> names) {
        return Set.copyOf(jdbc.sql("SELECT name FROM segment WHERE name = ANY (:names)")
                .param("names", new SqlArrayValue("text", names.toArray()))
                .query(String.class)
                .list());
    }

    /** Creates a list, or describes it anew. */
    @Transactional
    public Segment keep(String name, String description) {
        int changed = jdbc.sql("""
                        INSERT INTO segment (name, description, created_at)
                        SELECT :name, :description, :now
                        WHERE (SELECT count(*) FROM segment) < :most OR EXISTS (SELECT FROM segment WHERE name = :name)
                        ON CONFLICT (name) DO UPDATE SET description = excluded.description""")
                .param("name", name)
                .param("description", description)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .update();
        if (changed == 0) {
            throw new ProblemException(OrdersError.TOO_MANY_PROMOTIONS, "there are " + MOST + " segments already");
        }
        return get(name);
    }

    Segment get(String name) {
        return select("WHERE name = :from", name, 1).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no segment '" + name + "'"));
    }

    /** By name. */
    Page<Segment> list(@Nullable Cursor after, int limit) {
        String from = after == null ? "" : after.parts().getFirst();
        return Page.of(
                select("WHERE name > :from ORDER BY name", from, limit + 1),
                limit,
                segment -> Cursor.of(segment.name()));
    }

    /** Puts accounts on the list and takes others off; who is there already, or not, is left as he is. */
    @Transactional
    public Segment change(String name, Collection<AccountId> add, Collection<AccountId> remove) {
        get(name);
        jdbc.sql("DELETE FROM segment_member WHERE segment = :name AND account = ANY (:accounts)")
                .param("name", name)
                .param("accounts", ids(remove))
                .update();
        jdbc.sql("""
                        INSERT INTO segment_member (account, segment)
                        SELECT account, :name FROM unnest(:accounts) AS added (account) ORDER BY account
                        ON CONFLICT DO NOTHING""").param("name", name).param("accounts", ids(add)).update();
        return get(name);
    }

    Page<AccountId> members(String name, @Nullable Cursor after, int limit) {
        get(name);
        List<AccountId> rows = jdbc.sql("""
                        SELECT account FROM segment_member
                        WHERE segment = :name AND account > :after ORDER BY account LIMIT :limit""")
                .param("name", name)
                .param("after", after == null ? new UUID(0, 0) : after.uuid(0))
                .param("limit", limit + 1)
                .query((rs, row) -> new AccountId(rs.getObject(1, UUID.class)))
                .list();
        return Page.of(rows, limit, account -> Cursor.of(account.value()));
    }

    private List<Segment> select(String which, String from, int limit) {
        return jdbc.sql("""
                        SELECT name, description, created_at,
                               (SELECT count(*) FROM segment_member m WHERE m.segment = s.name) AS members
                        FROM (SELECT * FROM segment %s LIMIT :limit) s ORDER BY name""".formatted(which))
                .param("from", from)
                .param("limit", limit)
                .query((rs, row) -> new Segment(
                        rs.getString("name"),
                        rs.getString("description"),
                        rs.getLong("members"),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static SqlArrayValue ids(Collection<AccountId> accounts) {
        return new SqlArrayValue(
                "uuid", accounts.stream().map(AccountId::value).distinct().toArray());
    }

    /**
     * @param members how many accounts are on it
     */
    record Segment(String name, String description, long members, Instant createdAt) {}
}
