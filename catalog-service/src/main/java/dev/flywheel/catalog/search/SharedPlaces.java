package dev.flywheel.catalog.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In the database, for indexes that all replicas share. Whoever gets a lock follows the catalogue for all; the lock
 * belongs to a connection and not to a transaction, which would hold back what it is to follow.
 */
final class SharedPlaces implements IndexPlaces {

    private static final long FOLLOWING = 0x73656172636801L;
    private static final long BUILDING = 0x73656172636802L;

    private final DataSource database;
    private final JdbcClient jdbc;
    private volatile String loss = "there was none";

    SharedPlaces(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    @Override
    public void prepare() {
        // Others may be searching: nothing is thrown away at start.
    }

    @Override
    public @Nullable IndexPlace place() {
        return jdbc.sql("SELECT slot, catalogue, transaction, product FROM search_index WHERE make = :make")
                .param("make", IndexPlace.MAKE)
                .query((row, number) -> new IndexPlace(
                        Slot.valueOf(row.getString("slot")),
                        row.getObject("catalogue", UUID.class),
                        row.getLong("transaction"),
                        row.getObject("product", UUID.class)))
                .optional()
                .orElse(null);
    }

    @Override
    public String loss() {
        return loss;
    }

    @Override
    public void forget(String why) {
        loss = why;
        jdbc.sql("DELETE FROM search_index WHERE make = :make")
                .param("make", IndexPlace.MAKE)
                .update();
    }

    @Override
    public void reached(IndexPlace place) {
        jdbc.sql("""
                INSERT INTO search_index (make, slot, catalogue, transaction, product)
                VALUES (:make, :slot, :catalogue, :transaction, :product)
                ON CONFLICT (make) DO UPDATE SET slot = excluded.slot, catalogue = excluded.catalogue,
                    transaction = excluded.transaction, product = excluded.product""")
                .param("make", IndexPlace.MAKE)
                .param("slot", place.slot().name())
                .param("catalogue", place.catalogue())
                .param("transaction", place.transaction())
                .param("product", place.product())
                .update();
    }

    @Override
    public OptionalLong following(LongSupplier work) {
        try (Connection connection = database.getConnection()) {
            if (!isTrue(connection, "SELECT pg_try_advisory_lock(?)", FOLLOWING)) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(work.getAsLong());
            } finally {
                isTrue(connection, "SELECT pg_advisory_unlock(?)", FOLLOWING);
            }
        } catch (SQLException away) {
            throw new IllegalStateException("the search index cannot be followed", away);
        }
    }

    @Override
    public boolean building(Runnable work) {
        try (Connection connection = database.getConnection()) {
            if (!isTrue(connection, "SELECT pg_try_advisory_lock(?)", BUILDING)) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                isTrue(connection, "SELECT pg_advisory_unlock(?)", BUILDING);
            }
        } catch (SQLException away) {
            throw new IllegalStateException("the search index cannot be built", away);
        }
    }

    @Override
    public boolean shared() {
        return true;
    }

    private static boolean isTrue(Connection connection, String sql, long lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, lock);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
