package dev.flywheel.benchmarks.checkout;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that is written by us and not by the database.
 *
 * @param asText true for arrays and JSON, which go through the driver as text
 */
record Column(String name, String type, boolean asText) {

    static List<Column> of(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT attname, format_type(atttypid, atttypmod), typcategory = 'A' OR typname IN ('json', 'jsonb')
                FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                  AND attidentity = '' AND typname <> 'xid8' ORDER BY attnum""")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
                }
            }
        }
        return columns;
    }

    static String read(List<Column> columns) {
        return columns.stream()
                .map(column -> column.asText ? column.name + "::text" : column.name)
                .collect(Collectors.joining(", "));
    }

    static String insert(String table, List<Column> columns) {
        return "INSERT INTO " + table + " ("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ") VALUES ("
                + columns.stream()
                        .map(column -> column.asText ? "?::" + column.type : "?")
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
