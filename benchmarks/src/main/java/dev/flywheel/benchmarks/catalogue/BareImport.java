package dev.flywheel.benchmarks.catalogue;

import dev.flywheel.catalog.search.ranking.Wording;
import dev.flywheel.postgres.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.postgresql.PGConnection;

/**
 * The ceiling of an import: what it stored is copied with {@code COPY} into empty tables of the same make (columns, checks,
 * indexes; no foreign keys), while beside it Lucene alone indexes the words of the same products, which are read already.
 * Nothing is parsed, checked, compared or told.
 */
final class BareImport {

    private static final List<String> TABLES = List.of("product", "offer", "offer_price", "event_log");

    private BareImport() {}

    /**
     * Seconds both take, side by side.
     *
     * @param file what was imported: CSV whose cells have no quotes
     */
    static double seconds(Database database, Path folder, String file) throws Exception {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            for (String table : TABLES) {
                rows.put(table, copied(connection, table));
            }
        }
        List<String[]> words = words(file);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> stored = threads.submit(() -> {
                store(database, rows);
                return null;
            });
            Future<?> indexed = threads.submit(() -> {
                index(folder, words);
                return null;
            });
            stored.get();
            indexed.get();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static byte[] copied(Connection connection, String table) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare_" + table + " (LIKE " + table + " INCLUDING ALL)");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "COPY (SELECT " + columns(connection, table) + " FROM " + table + ") TO STDOUT (FORMAT binary)",
                        bytes);
        return bytes.toByteArray();
    }

    /** Without those that the database works out. */
    private static String columns(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT attname FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return String.join(", ", names);
    }

    private static void store(Database database, Map<String, byte[]> rows) throws SQLException, IOException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            for (Map.Entry<String, byte[]> table : rows.entrySet()) {
                String into = "COPY bare_" + table.getKey() + " (" + columns(connection, table.getKey())
                        + ") FROM STDIN (FORMAT binary)";
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(into, new ByteArrayInputStream(table.getValue()));
            }
        }
    }

    /** SKU, title, description, brand and category of each product, the last four as words. */
    private static List<String[]> words(String file) {
        return file.lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells ->
                        new String[] {cells[0], stems(cells[1]), stems(cells[2]), stems(cells[3]), stems(cells[4])})
                .toList();
    }

    private static String stems(String text) {
        return String.join(" ", Wording.stems(text));
    }

    private static void index(Path folder, List<String[]> products) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (String[] product : products) {
                Document document = new Document();
                document.add(new StringField("id", product[0], Field.Store.YES));
                document.add(new TextField("titleWords", product[1], Field.Store.YES));
                document.add(new TextField("descriptionWords", product[2], Field.Store.NO));
                document.add(new TextField("brandWords", product[3], Field.Store.NO));
                document.add(new TextField("categoryWords", product[4], Field.Store.NO));
                document.add(new TextField("words", String.join(" ", product), Field.Store.NO));
                document.add(new SortedDocValuesField("brand", new BytesRef(product[3])));
                document.add(new SortedDocValuesField("category", new BytesRef(product[4])));
                writer.addDocument(document);
            }
            writer.commit();
        }
    }
}
