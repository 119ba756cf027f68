package dev.flywheel.benchmarks.checkout;

import dev.flywheel.domain.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that an order left behind in the tables of both services, as it was read after the checkout; written again under new
 * ids.
 *
 * @param rows by the name of the table
 */
record OrderRows(Map<String, List<Object[]>> rows, List<String> ids) {

    /** Tables and what finds an order's rows in them; {@code stock_change} is gone by then and follows from the lines. */
    private static final Map<String, String> IN_ORDERS = Map.of(
            "orders", "id = ?::uuid",
            "order_line", "order_id = ?::uuid",
            "stock_movement", "reference = 'order:' || ?",
            "event_log", "subject = 'order:' || ?",
            "idempotency_key", "resource = ?");

    private static final Map<String, String> IN_FINANCE = Map.of(
            "payment", "reference = 'order:' || ?",
            "provider_call", "payment_id IN (SELECT id FROM payment WHERE reference = 'order:' || ?)");

    /** Columns whose values must be new for each order, wherever else they are named. */
    private static final List<String> NEW = List.of(
            "orders.id",
            "orders.account",
            "order_line.id",
            "event_log.id",
            "idempotency_key.key",
            "payment.id",
            "provider_call.id");

    static OrderRows of(UUID order, Connection orders, Connection finance) throws SQLException {
        OrderRows read = new OrderRows(new HashMap<>(), new ArrayList<>());
        for (Map.Entry<String, String> table : IN_ORDERS.entrySet()) {
            read.read(orders, table.getKey(), table.getValue(), order);
        }
        for (Map.Entry<String, String> table : IN_FINANCE.entrySet()) {
            read.read(finance, table.getKey(), table.getValue(), order);
        }
        return read;
    }

    private void read(Connection connection, String name, String condition, UUID order) throws SQLException {
        List<Column> columns = Column.of(connection, name);
        List<Object[]> found = new ArrayList<>();
        String sql = "SELECT " + Column.read(columns) + " FROM " + name + " WHERE " + condition;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, order.toString());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(row(result, name, columns));
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(name + " has nothing of order " + order);
        }
        rows.put(name, found);
    }

    private Object[] row(ResultSet result, String table, List<Column> columns) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = result.getObject(i + 1);
            if (NEW.contains(table + "." + columns.get(i).name())) {
                ids.add(values[i].toString());
            }
        }
        return values;
    }

    /** The same under new ids. */
    OrderRows again() {
        Map<String, UUID> others = new HashMap<>();
        ids.forEach(id -> others.put(id, Ids.next()));
        Map<String, List<Object[]>> copies = new HashMap<>();
        rows.forEach((table, all) ->
                copies.put(table, all.stream().map(row -> copy(row, others)).toList()));
        return new OrderRows(copies, List.of());
    }

    private static Object[] copy(Object[] row, Map<String, UUID> others) {
        Object[] copy = row.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] instanceof UUID id) {
                copy[i] = others.getOrDefault(id.toString(), id);
            } else if (copy[i] instanceof String text && text.length() >= 36) {
                copy[i] = renamed(text, others);
            }
        }
        return copy;
    }

    private static String renamed(String text, Map<String, UUID> others) {
        String renamed = text;
        for (Map.Entry<String, UUID> other : others.entrySet()) {
            renamed = renamed.replace(other.getKey(), other.getValue().toString());
        }
        return renamed;
    }

    List<Object[]> of(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Rows in all, as they stand in tables. */
    int count() {
        return rows.values().stream().mapToInt(List::size).sum();
    }
}
