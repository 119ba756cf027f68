package dev.flywheel.benchmarks.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the time goes: a flight recording of the JVM, and the statements of both databases.
 *
 * @param folder for {@code checkout.jfr} and {@code statements.tsv}
 */
record Profile(Path folder) {

    private static final String STATEMENTS = """
            SELECT d.datname, s.calls, s.total_exec_time, s.rows, s.shared_blks_hit + s.shared_blks_read AS blocks,
                   s.wal_bytes::bigint AS wal, regexp_replace(s.query, '\\s+', ' ', 'g') AS query
            FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
            WHERE d.datname IN ('orders', 'finance') ORDER BY s.total_exec_time DESC""";

    /** Some orders by so many shoppers at once, looked at closely. */
    void take(Shop shop, JdbcClient superuser, Goods goods, int shoppers, int orders) throws Exception {
        Files.createDirectories(folder);
        superuser.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").update();
        Buyers buyers = Buyers.with(shop, orders, goods::basket);
        Server.awaitQuiet(shop);
        superuser.sql("SELECT pg_stat_statements_reset()").query(row -> {});
        try (Recording recording = recording()) {
            recording.start();
            buyers.checkOut(shoppers).nearlyAllSold();
            recording.stop();
            recording.dump(folder.resolve("checkout.jfr"));
        }
        Files.write(folder.resolve("statements.tsv"), statements(superuser, orders));
        System.out.println("profile in " + folder);
    }

    private static Recording recording() throws IOException, ParseException {
        return new Recording(Configuration.getConfiguration("profile"));
    }

    /** All figures for one order. */
    private static List<String> statements(JdbcClient superuser, int orders) {
        List<String> lines = new ArrayList<>();
        lines.add("database\tcalls\tms\trows\tblocks\twal bytes\tstatement");
        superuser.sql(STATEMENTS).query(row -> {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s\t%.2f\t%.4f\t%.2f\t%.1f\t%.0f\t%s",
                    row.getString("datname"),
                    row.getDouble("calls") / orders,
                    row.getDouble("total_exec_time") / orders,
                    row.getDouble("rows") / orders,
                    row.getDouble("blocks") / orders,
                    row.getDouble("wal") / orders,
                    row.getString("query")));
        });
        return lines;
    }
}
