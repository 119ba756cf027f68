package dev.flywheel.seller.charge;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ShipmentId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code fee_charge} and of what was given back from them. */
@Repository
class FeeCharges {

    private static final String INSERT = """
            INSERT INTO fee_charge (shipment, order_line, seller, order_id, sku, category, currency, quantity, items,
                                    shipping, base, fee, referral_fee, terms, media, charged_at, closing_fee)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int BATCH = 500;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    FeeCharges(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    void append(List<ChargedLine> lines) {
        batches.batchUpdate(INSERT, lines, BATCH, FeeCharges::bind);
    }

    /** Locks a charge. */
    FeeCharge lock(ShipmentId shipment, UUID orderLine) {
        return jdbc.sql("SELECT * FROM fee_charge WHERE shipment = :shipment AND order_line = :line FOR UPDATE")
                .param("shipment", shipment.value())
                .param("line", orderLine)
                .query(FeeCharges::charge)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "line " + orderLine + " of shipment " + shipment + " was refunded and never sold"));
    }

    /** Notes a refund; false when it is known. */
    boolean refunded(UUID refund, ShipmentId shipment, Timestamp at) {
        return jdbc.sql(
                                "INSERT INTO refund (id, shipment, refunded_at) VALUES (:id, :shipment, :at) ON CONFLICT DO NOTHING")
                        .param("id", refund)
                        .param("shipment", shipment.value())
                        .param("at", at)
                        .update()
                == 1;
    }

    /** Takes units back from a charge. The table's checks refuse more than were charged. */
    void takeBack(UUID refund, RefundedLine line) {
        jdbc.sql("""
                UPDATE fee_charge SET refunded_quantity = refunded_quantity + :quantity, refunded_fee = refunded_fee + :fee,
                    refunded_closing = refunded_closing + :closing, refunded_base = refunded_base + :base,
                    conceded = conceded OR :quantity = 0
                WHERE shipment = :shipment AND order_line = :line""")
                .param("quantity", line.quantity())
                .param("fee", line.givenBack().minor())
                .param("closing", line.closingGivenBack().minor())
                .param("base", line.base().minor())
                .param("shipment", line.charge().shipment().value())
                .param("line", line.charge().orderLine())
                .update();
        jdbc.sql("""
                INSERT INTO fee_refund
                    (refund, shipment, order_line, quantity, given_back, closing_given_back, administration_fee)
                VALUES (:refund, :shipment, :line, :quantity, :fee, :closing, :kept)""")
                .param("refund", refund)
                .param("shipment", line.charge().shipment().value())
                .param("line", line.charge().orderLine())
                .param("quantity", line.quantity())
                .param("fee", line.givenBack().minor())
                .param("closing", line.closingGivenBack().minor())
                .param("kept", line.administrationFee().minor())
                .update();
    }

    private static void bind(PreparedStatement row, ChargedLine charged) throws SQLException {
        row.setObject(1, charged.parcel().shipment().value());
        row.setObject(2, charged.line().orderLine());
        row.setObject(3, charged.seller().value());
        row.setObject(4, charged.parcel().order().value());
        row.setString(5, charged.line().sku());
        row.setString(6, String.join(" > ", charged.line().category()));
        row.setString(7, charged.fee().currency().getCurrencyCode());
        row.setInt(8, charged.line().quantity());
        row.setLong(9, charged.line().items().minor());
        row.setLong(10, charged.line().shipping().minor());
        row.setLong(11, charged.base().minor());
        row.setLong(12, charged.fee().minor());
        row.setString(13, charged.row().id());
        row.setString(14, charged.row().terms());
        row.setBoolean(15, charged.row().media());
        row.setTimestamp(16, Timestamp.from(charged.parcel().dispatchedAt()));
        row.setLong(17, charged.closing().minor());
    }

    private static FeeCharge charge(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        return new FeeCharge(
                new ShipmentId(row.getObject("shipment", UUID.class)),
                row.getObject("order_line", UUID.class),
                row.getInt("quantity"),
                new Money(row.getLong("items"), currency),
                new Money(row.getLong("fee"), currency),
                new Money(row.getLong("closing_fee"), currency),
                row.getBoolean("media"),
                row.getInt("refunded_quantity"),
                new Money(row.getLong("base"), currency),
                new Money(row.getLong("refunded_fee"), currency),
                new Money(row.getLong("refunded_base"), currency),
                row.getBoolean("conceded"));
    }
}
