package dev.flywheel.seller.settlement;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.balance.EntryKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code settlement}; a change of status is one conditional statement, so it happens once. */
@Repository
class Settlements {

    private static final int AT_ONCE = 200;

    private static final String SELECT = """
            SELECT settlement.id, settlement.seller, settlement.currency, settlement.period_end, settlement.net,
                   coalesce(seller.country, 'US') AS country
            FROM settlement LEFT JOIN seller ON seller.id = settlement.seller
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Settlements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<UUID> toClose(LocalDate today) {
        return jdbc.sql("""
                SELECT id FROM settlement WHERE status = 'OPEN' AND period_end <= :today
                ORDER BY period_end, id LIMIT :limit""")
                .param("today", today)
                .param("limit", AT_ONCE)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Closed, something to pay, and nobody holds the seller's money. */
    List<UUID> toSend() {
        return jdbc.sql("""
                SELECT settlement.id FROM settlement JOIN seller ON seller.id = settlement.seller
                WHERE settlement.status = 'CLOSED' AND seller.status = 'ACTIVE' ORDER BY settlement.id LIMIT :limit""")
                .param("limit", AT_ONCE)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    List<Settled> inTransit() {
        return jdbc.sql(SELECT + "WHERE settlement.status = 'IN_TRANSIT' ORDER BY settlement.id LIMIT :limit")
                .param("limit", AT_ONCE)
                .query(Settlements::settled)
                .list();
    }

    Settled read(UUID id) {
        return jdbc.sql(SELECT + "WHERE settlement.id = :id")
                .param("id", id)
                .query(Settlements::settled)
                .single();
    }

    /**
     * Closes an open settlement with these totals.
     *
     * @return empty when another run was faster
     */
    Optional<Totals> close(UUID id) {
        // The lock comes before the sums, so that what is being added to the settlement is either in them or elsewhere.
        boolean open = jdbc.sql("SELECT id FROM settlement WHERE id = :id AND status = 'OPEN' FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!open) {
            return Optional.empty();
        }
        Totals totals = totals(id);
        jdbc.sql("""
                UPDATE settlement SET status = 'CLOSED', closed_at = :now, opening = :opening, sales = :sales,
                       refunds = :refunds, fees = :fees, net = :net
                WHERE id = :id""")
                .param("now", now())
                .param("opening", totals.opening())
                .param("sales", totals.sales())
                .param("refunds", totals.refunds())
                .param("fees", totals.fees())
                .param("net", totals.net())
                .param("id", id)
                .update();
        return Optional.of(totals);
    }

    /** Moves a settlement on; false when it has gone on already. */
    boolean move(UUID id, SettlementStatus from, SettlementStatus to) {
        if (!from.canBecome(to)) {
            throw new IllegalArgumentException("a settlement that is " + from + " cannot become " + to);
        }
        return jdbc.sql("""
                UPDATE settlement SET status = :to, paid_at = CASE WHEN :to = 'PAID' THEN :now::timestamptz END
                WHERE id = :id AND status = :from""")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    private Totals totals(UUID id) {
        Map<EntryKind.Group, Long> sums = new EnumMap<>(EntryKind.Group.class);
        jdbc.sql("SELECT kind, sum(minor) AS minor FROM balance_entry WHERE settlement = :id GROUP BY kind")
                .param("id", id)
                .query(row -> {
                    sums.merge(EntryKind.valueOf(row.getString("kind")).group(), row.getLong("minor"), Math::addExact);
                });
        return new Totals(
                sums.getOrDefault(EntryKind.Group.OPENING, 0L),
                sums.getOrDefault(EntryKind.Group.SALES, 0L),
                sums.getOrDefault(EntryKind.Group.REFUNDS, 0L),
                sums.getOrDefault(EntryKind.Group.FEES, 0L));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Settled settled(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new Settled(
                row.getObject("id", UUID.class),
                new SellerId(row.getObject("seller", UUID.class)),
                row.getString("country"),
                row.getObject("period_end", LocalDate.class),
                new Money(row.getLong("net"), currency));
    }

    /**
     * A settlement with fixed totals.
     *
     * @param country of the seller, ISO 3166 alpha-2
     * @param net what it pays, or, when negative, what the seller owes
     */
    record Settled(UUID id, SellerId seller, String country, LocalDate periodEnd, Money net) {}

    /** What a settlement adds up, in minor units. */
    record Totals(long opening, long sales, long refunds, long fees) {

        long net() {
            return opening + sales + refunds + fees;
        }
    }
}
