package dev.flywheel.seller.balance;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a seller's balance: what there is, where it is, and until when. */
@Repository
class Balances {

    // Money of a closed settlement is still available to the seller's account until it is on its way to the bank.
    private static final String BY_CURRENCY = """
            SELECT currency,
                   coalesce(sum(minor) FILTER (WHERE status IS NULL), 0) AS deferred,
                   coalesce(sum(minor) FILTER (WHERE status IN ('OPEN', 'CLOSED')), 0) AS available,
                   coalesce(sum(minor) FILTER (WHERE status = 'IN_TRANSIT'), 0) AS in_transit,
                   min(period_end) FILTER (WHERE status = 'OPEN') AS next_close
            FROM (
                SELECT currency, minor, NULL AS status, NULL::date AS period_end
                FROM balance_entry WHERE seller = :seller AND settlement IS NULL
                UNION ALL
                SELECT settlement.currency, entry.minor, settlement.status, settlement.period_end
                FROM settlement JOIN balance_entry entry ON entry.settlement = settlement.id
                WHERE settlement.seller = :seller AND settlement.status IN ('OPEN', 'CLOSED', 'IN_TRANSIT')) AS unpaid
            GROUP BY currency ORDER BY currency""";

    private static final String DEFERRED = """
            SELECT shipment, currency, order_id, available_on, minor FROM (
                SELECT parcel.shipment, entry.currency, parcel.order_id, parcel.available_on, sum(entry.minor) AS minor
                FROM consignment parcel JOIN balance_entry entry ON entry.shipment = parcel.shipment
                WHERE parcel.seller = :seller AND parcel.released_at IS NULL AND entry.settlement IS NULL
                GROUP BY parcel.shipment, entry.currency) AS held
            WHERE (coalesce(available_on, 'infinity'), shipment, currency) > (:day::date, :shipment::uuid, :currency)
            ORDER BY coalesce(available_on, 'infinity'), shipment, currency LIMIT :limit""";

    private static final String ENTRIES = """
            SELECT entry.*, settlement.status AS settlement_status, parcel.available_on
            FROM balance_entry entry
            LEFT JOIN settlement ON settlement.id = entry.settlement
            LEFT JOIN consignment parcel ON parcel.shipment = entry.shipment
            WHERE entry.seller = :seller AND entry.id < :before::uuid
              AND (:order::uuid IS NULL OR entry.order_id = :order::uuid)
            ORDER BY entry.id DESC LIMIT :limit""";

    private static final UUID LAST = new UUID(-1, -1);
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CurrencyBalance> byCurrency(SellerId seller) {
        return jdbc.sql(BY_CURRENCY)
                .param("seller", seller.value())
                .query(Balances::currencyBalance)
                .list();
    }

    /** HeldMoney money by parcel, the soonest available first. */
    Page<HeldMoney> deferred(SellerId seller, @Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 3);
        List<HeldMoney> rows = jdbc.sql(DEFERRED)
                .param("seller", seller.value())
                .param("day", after == null ? "-infinity" : after.parts().getFirst())
                .param("shipment", after == null ? FIRST : after.uuid(1))
                .param("currency", after == null ? "" : after.parts().get(2))
                .param("limit", limit + 1)
                .query(Balances::held)
                .list();
        return Page.of(rows, limit, HeldMoney::cursor);
    }

    /** Newest first. */
    Page<Transaction> transactions(SellerId seller, @Nullable OrderId order, @Nullable String cursor, int limit) {
        Cursor before = Cursor.parse(cursor, 1);
        List<Transaction> rows = jdbc.sql(ENTRIES)
                .param("seller", seller.value())
                .param("order", order == null ? null : order.toString())
                .param("before", before == null ? LAST : before.uuid(0))
                .param("limit", limit + 1)
                .query(Balances::transaction)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    private static CurrencyBalance currencyBalance(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        Money deferred = new Money(row.getLong("deferred"), currency);
        Money available = new Money(row.getLong("available"), currency);
        Money inTransit = new Money(row.getLong("in_transit"), currency);
        return new CurrencyBalance(
                currency.getCurrencyCode(),
                deferred,
                available,
                inTransit,
                deferred.plus(available).plus(inTransit),
                midnight(row.getObject("next_close", LocalDate.class)));
    }

    private static HeldMoney held(ResultSet row, int number) throws SQLException {
        LocalDate availableOn = row.getObject("available_on", LocalDate.class);
        return new HeldMoney(
                new OrderId(row.getObject("order_id", UUID.class)),
                new ShipmentId(row.getObject("shipment", UUID.class)),
                new Money(row.getLong("minor"), Money.currency(row.getString("currency"))),
                midnight(availableOn),
                availableOn == null ? Hold.AWAITING_DELIVERY : Hold.RETURNS_RESERVE);
    }

    private static Transaction transaction(ResultSet row, int number) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        UUID shipment = row.getObject("shipment", UUID.class);
        String status = row.getString("settlement_status");
        return new Transaction(
                row.getObject("id", UUID.class),
                EntryKind.valueOf(row.getString("kind")),
                new Money(row.getLong("minor"), Money.currency(row.getString("currency"))),
                row.getTimestamp("posted_at").toInstant(),
                status == null ? Where.DEFERRED : status.equals("OPEN") ? Where.AVAILABLE : Where.SETTLED,
                midnight(row.getObject("available_on", LocalDate.class)),
                row.getString("reason"),
                order == null ? null : new OrderId(order),
                shipment == null ? null : new ShipmentId(shipment),
                row.getObject("refund", UUID.class),
                row.getString("sku"),
                row.getObject("quantity", Integer.class),
                row.getObject("settlement", UUID.class));
    }

    private static @Nullable Instant midnight(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Why money is held back. */
    enum Hold {
        /** Not delivered yet; the days count from the carrier's scan. */
        AWAITING_DELIVERY,
        /** Delivered; a return may still claim it until the day given. */
        RETURNS_RESERVE
    }

    /**
     * @param deferred held back until some days after delivery
     * @param available paid with the next settlement; may be negative
     * @param inTransit on its way to the seller's bank
     * @param nextSettlementAt when the open settlement closes; null without one
     */
    record CurrencyBalance(
            String currency,
            Money deferred,
            Money available,
            Money inTransit,
            Money total,
            @Nullable Instant nextSettlementAt) {}

    /**
     * @param availableAt null until the parcel is delivered
     */
    record HeldMoney(
            OrderId order,
            ShipmentId shipment,
            Money amount,
            @Nullable Instant availableAt,
            Hold reason) {

        private Cursor cursor() {
            String day = availableAt == null
                    ? "infinity"
                    : LocalDate.ofInstant(availableAt, ZoneOffset.UTC).toString();
            return Cursor.of(day, shipment, amount.currency());
        }
    }

    /** One entry of the sub-ledger, as the seller sees it. */
    record Transaction(
            UUID id,
            EntryKind kind,
            Money amount,
            Instant postedAt,
            Where status,
            @Nullable Instant availableAt,
            String reason,
            @Nullable OrderId order,
            @Nullable ShipmentId shipment,
            @Nullable UUID refund,
            @Nullable String sku,
            @Nullable Integer quantity,
            @Nullable UUID settlement) {}
}
