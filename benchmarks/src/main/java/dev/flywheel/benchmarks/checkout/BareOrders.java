package dev.flywheel.benchmarks.checkout;

import dev.flywheel.postgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ceiling: the rows that orders left in both services' tables, written once more by plain JDBC, one transaction for
 * each order, into tables made by the same migrations in a database of their own. Nothing is asked, computed or checked
 * that the tables do not check themselves; carts are not touched.
 */
final class BareOrders {

    private static final int TEMPLATES = 2_000;
    /** In the order of their references; batches, as the services' own pool rewrites them. */
    private static final List<String> TABLES = List.of(
            "orders", "order_line", "stock_movement", "event_log", "idempotency_key", "payment", "provider_call");

    private static final String HOLD = """
            UPDATE stock SET held = held + ? WHERE offer = ? AND warehouse = ? AND on_hand + backorder >= held + ?""";

    private final Database database;
    private final List<OrderRows> templates;
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();

    private BareOrders(Database database, List<OrderRows> templates) {
        this.database = database;
        this.templates = templates;
    }

    /** Makes the tables, with the stock of the shop, and reads orders of it as patterns. */
    static BareOrders like(Shop shop) throws SQLException {
        Database ceiling = shop.database("ceiling");
        for (String service : List.of("orders", "finance")) {
            Flyway.configure()
                    .dataSource(ceiling.url(), ceiling.user(), ceiling.password())
                    .schemas(service)
                    .locations("classpath:db/chassis", "classpath:db/" + service)
                    .outOfOrder(true)
                    .load()
                    .migrate();
        }
        BareOrders bare = new BareOrders(ceiling, templates(shop));
        try (Connection connection = bare.connect()) {
            for (String table : TABLES) {
                bare.columns.put(table, Column.of(connection, table));
            }
            bare.stockUp(connection, shop.orders());
        }
        return bare;
    }

    private static List<OrderRows> templates(Shop shop) throws SQLException {
        List<UUID> placed = shop.orders()
                .sql("SELECT id FROM orders WHERE status = 'PLACED' ORDER BY id DESC LIMIT " + TEMPLATES)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        List<OrderRows> templates = new ArrayList<>();
        try (Connection orders = connect(shop.database("orders"), "public");
                Connection finance = connect(shop.database("finance"), "public")) {
            for (UUID order : placed) {
                templates.add(OrderRows.of(order, orders, finance));
            }
        }
        return templates;
    }

    private void stockUp(Connection connection, JdbcClient orders) throws SQLException {
        List<Column> all = Column.of(connection, "stock");
        try (PreparedStatement insert = connection.prepareStatement(Column.insert("stock", all))) {
            orders.sql("SELECT " + Column.read(all) + " FROM stock").query(row -> {
                for (int i = 1; i <= all.size(); i++) {
                    insert.setObject(i, row.getObject(i));
                }
                insert.addBatch();
            });
            insert.executeBatch();
        }
        connection.createStatement().execute("ANALYZE");
        connection.commit();
    }

    /** Rows that an order leaves, stock_change and the update of stock counted as well. */
    double rowsPerOrder() {
        return templates.stream()
                .mapToInt(one -> one.count() + 2 * one.of("stock_movement").size())
                .average()
                .orElseThrow();
    }

    /** Writes so many orders by so many threads. */
    Sales write(int count, int threads) throws Exception {
        ConcurrentLinkedQueue<Writer> free = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < threads; i++) {
            free.add(new Writer());
        }
        List<OrderRows> orders = IntStream.range(0, count)
                .mapToObj(place -> templates.get(place % templates.size()).again())
                .toList();
        ConcurrentLinkedQueue<Sales.Try> tries = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        Buyers.inTurn(threads, count, place -> {
            Writer writer = free.remove();
            long begun = System.nanoTime();
            writer.write(orders.get(place));
            tries.add(new Sales.Try("sold", begun, System.nanoTime()));
            free.add(writer);
        });
        Sales written = new Sales(start, List.copyOf(tries));
        for (Writer writer : free) {
            writer.connection.close();
        }
        return written;
    }

    private Connection connect() throws SQLException {
        return connect(database, "orders,finance");
    }

    private static Connection connect(Database database, String schemas) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("currentSchema", schemas);
        properties.setProperty("reWriteBatchedInserts", "true");
        Connection connection = DriverManager.getConnection(database.url(), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    /** One connection with its statements. */
    private final class Writer {

        private final Connection connection = connect();
        private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();
        private final PreparedStatement hold = connection.prepareStatement(HOLD);
        private final PreparedStatement change =
                connection.prepareStatement("INSERT INTO stock_change (offer) VALUES (?)");
        private final int offer;
        private final int warehouse;
        private final int held;

        Writer() throws SQLException {
            for (Map.Entry<String, List<Column>> table : columns.entrySet()) {
                inserts.put(
                        table.getKey(), connection.prepareStatement(Column.insert(table.getKey(), table.getValue())));
            }
            offer = place("offer");
            warehouse = place("warehouse");
            held = place("held");
        }

        private int place(String column) {
            return Objects.requireNonNull(columns.get("stock_movement")).stream()
                    .map(Column::name)
                    .toList()
                    .indexOf(column);
        }

        void write(OrderRows order) throws SQLException {
            for (Map.Entry<String, PreparedStatement> insert : inserts.entrySet()) {
                insert(insert.getValue(), order.of(insert.getKey()));
            }
            // Last, and in one order, so that nobody waits long or in a circle.
            List<Object[]> movements = order.of("stock_movement").stream()
                    .sorted(Comparator.comparing(row -> row[offer].toString()))
                    .toList();
            for (Object[] movement : movements) {
                hold.setObject(1, movement[held]);
                hold.setObject(2, movement[offer]);
                hold.setObject(3, movement[warehouse]);
                hold.setObject(4, movement[held]);
                hold.addBatch();
                change.setObject(1, movement[offer]);
                change.addBatch();
            }
            change.executeBatch();
            for (int updated : hold.executeBatch()) {
                if (updated != 1) {
                    throw new IllegalStateException("the ceiling ran out of stock");
                }
            }
            connection.commit();
        }

        private static void insert(PreparedStatement statement, List<Object[]> rows) throws SQLException {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
