package dev.flywheel.seller.balance;

import dev.flywheel.domain.Ids;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Adds entries to the sub-ledger, in the transaction of the fact that makes them. */
@Repository
public class BalanceEntries {

    private static final String INSERT = """
            INSERT INTO balance_entry (id, seller, currency, kind, minor, posted_at, order_id, shipment, order_line, refund,
                                       sku, quantity, reason, settlement, from_settlement)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    BalanceEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds those that move the balance; an entry of nothing is left out. */
    public void append(List<BalanceEntry> entries) {
        List<BalanceEntry> moving =
                entries.stream().filter(entry -> !entry.amount().isZero()).toList();
        jdbc.batchUpdate(INSERT, moving, BATCH, BalanceEntries::bind);
    }

    private static void bind(PreparedStatement row, BalanceEntry entry) throws SQLException {
        row.setObject(1, Ids.next());
        row.setObject(2, entry.seller().value());
        row.setString(3, entry.amount().currency().getCurrencyCode());
        row.setString(4, entry.kind().name());
        row.setLong(5, entry.amount().minor());
        row.setTimestamp(6, Timestamp.from(entry.postedAt()));
        switch (entry.cause()) {
            case BalanceEntry.Line line -> bind(row, line);
            case BalanceEntry.Settled settled -> bind(row, settled);
        }
        row.setString(13, entry.reason());
        row.setObject(14, entry.settlement(), Types.OTHER);
    }

    private static void bind(PreparedStatement row, BalanceEntry.Line line) throws SQLException {
        row.setObject(7, line.order().value());
        row.setObject(8, line.shipment().value());
        row.setObject(9, line.orderLine());
        row.setObject(10, line.refund(), Types.OTHER);
        row.setString(11, line.sku());
        row.setInt(12, line.quantity());
        row.setNull(15, Types.OTHER);
    }

    private static void bind(PreparedStatement row, BalanceEntry.Settled settled) throws SQLException {
        for (int column = 7; column <= 10; column++) {
            row.setNull(column, Types.OTHER);
        }
        row.setNull(11, Types.VARCHAR);
        row.setNull(12, Types.INTEGER);
        row.setObject(15, settled.settlement());
    }
}
