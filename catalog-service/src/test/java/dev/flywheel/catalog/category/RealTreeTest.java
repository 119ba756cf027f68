package dev.flywheel.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The tree of a real shop: 4,584 nodes. The data is not ours to ship, so the test needs it beside the project. */
class RealTreeTest extends CatalogServiceTest {

    private static final Path DATA =
            Path.of(System.getProperty("flywheel.data", "../../shared/data"), "catalog", "bestbuy_categories.csv.gz");

    @Test
    void growsIsRenamedAndMoved() throws IOException {
        assumeTrue(Files.exists(DATA), "the category data is not here");
        List<CategoryPath> paths = paths();
        try {
            growsIsRenamedAndMoved(paths);
        } finally {
            assertThat(importCsv(file(paths, "INACTIVE")).at("/accepted").asInt())
                    .isEqualTo(paths.size());
        }
    }

    /** Called with every path; what it lists is taken out of the search afterwards, where other tests look. */
    private void growsIsRenamedAndMoved(List<CategoryPath> paths) {
        Set<String> nodes = new LinkedHashSet<>();
        paths.forEach(path -> path.fromRoot().forEach(node -> nodes.add(node.toString())));

        Api.Reply done = importCsv(file(paths, "ACTIVE"));

        assertThat(done.at("/accepted").asInt()).isEqualTo(paths.size()).isGreaterThan(4500);
        assertThat(below("Shop")).isEqualTo(nodes.size());
        String root = id("Shop > Name Brands");
        operator()
                .put(
                        "/operator/categories/" + root,
                        "{\"name\":\"Makers\",\"parentId\":\"" + id("Shop > Gift Ideas") + "\"}")
                .expect(200);
        operator()
                .put("/operator/categories/" + id("Shop"), "{\"name\":\"Store\"}")
                .expect(200);
        jobs.runDue();

        assertThat(below("Shop")).isZero();
        assertThat(below("Store")).isEqualTo(nodes.size());
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM category node LEFT JOIN category parent ON parent.id = node.parent_id
                        WHERE node.path <> coalesce(parent.path || ' > ', '') || node.name""").query(Long.class).single()).isZero();
        assertThat(jdbc.sql("""
                        SELECT count(DISTINCT subject) FROM event_log
                        WHERE data ->> 'sku' LIKE 'TREE-%' AND data -> 'category' ->> 0 = 'Store'""").query(Long.class).single()).isEqualTo(paths.size());
        assertThat(shopper()
                        .get("/categories/" + id("Store"))
                        .at("/productCount")
                        .asInt())
                .isEqualTo(paths.size());
    }

    /** Below one node, as a tree has that shares its catalogue with other tests. */
    private static List<CategoryPath> paths() throws IOException {
        List<CategoryPath> paths = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(DATA)), StandardCharsets.UTF_8),
                format)) {
            for (CSVRecord row : rows) {
                try {
                    paths.add(CategoryPath.parse("Shop > " + row.get("path_names")));
                } catch (IllegalArgumentException nameless) {
                    // One node of the file has no name, and one a name that is too long.
                }
            }
        }
        return paths;
    }

    private static String file(List<CategoryPath> paths, String status) {
        StringBuilder file = new StringBuilder("sku,title,status,category\n");
        for (int i = 0; i < paths.size(); i++) {
            file.append("TREE-")
                    .append(i)
                    .append(",Node,")
                    .append(status)
                    .append(",\"")
                    .append(paths.get(i).toString().replace("\"", "\"\""))
                    .append("\"\n");
        }
        return file.toString();
    }

    private long below(String path) {
        return jdbc.sql("SELECT count(*) FROM category WHERE path = :path OR starts_with(path, :path || ' > ')")
                .param("path", path)
                .query(Long.class)
                .single();
    }

    private String id(String path) {
        return jdbc.sql("SELECT id::text FROM category WHERE path = :path")
                .param("path", path)
                .query(String.class)
                .single();
    }
}
