package dev.flywheel.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.testing.SqlStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Operators shape the tree, and products follow. */
class CategoryTreeTest extends CatalogServiceTest {

    @Test
    void makesNodesInTheirOrder() {
        String root = node("Orderly", null);
        node("Beta", root);
        node("Alpha", root);
        Api.Reply first = create(body("Zuletzt first", root, 0));
        operator().put(path(first.text("/id")), body("First", root, 0)).expect(200);
        operator().put(path(nodeId("Orderly > Alpha")), body("Alpha", root, 7)).expect(200);

        assertThat(texts(shopper().get("/categories?parent=" + root), "name"))
                .containsExactly("Beta", "First", "Alpha");
        Api.Reply one = shopper().get("/categories?limit=2&parent=" + root).expect(200);
        assertThat(texts(shopper().get("/categories?limit=2&parent=" + root + "&cursor=" + one.text("/next")), "name"))
                .containsExactly("Alpha");
    }

    @Test
    void renamesWithAllThatIsBelow() {
        importCsv("""
                sku,title,category,price,currency
                REN-1,Renamed lamp,Renamable > Lamps > Desk,5.00,USD
                REN-2,Renamed chair,Renamable,5.00,USD
                """);
        String tag = shopper()
                .get("/products/" + product("REN-1"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        Api.Reply changed = operator()
                .put(path(nodeId("Renamable")), body("Renamed", null, null))
                .expect(200);

        assertThat(changed.at("/following").asBoolean()).isTrue();
        jobs.runDue();
        assertThat(operator().get(path(changed.text("/id"))).at("/following").asBoolean())
                .isFalse();
        Api.Reply page = shopper()
                .with("If-None-Match", tag)
                .get("/products/" + product("REN-1"))
                .expect(200);
        assertThat(page.text("/category")).isEqualTo("Renamed > Lamps > Desk");
        assertThat(page.at("/breadcrumbs")
                        .valueStream()
                        .map(crumb -> crumb.path("path").asString("")))
                .containsExactly("Renamed", "Renamed > Lamps", "Renamed > Lamps > Desk");
        assertThat(told("REN-1"))
                .extracting(OfferChanged::category)
                .containsExactly(List.of("Renamable", "Lamps", "Desk"), List.of("Renamed", "Lamps", "Desk"));
        assertThat(shopper()
                        .get("/search?q=renamed&category=Renamed")
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void findsNodesByTheirFormerNames() {
        importCsv("sku,title,category\nALI-1,Alias,Formerly > Pans\n");
        operator().put(path(nodeId("Formerly")), body("Now", null, null)).expect(200);
        jobs.runDue();
        long events = eventsOf("ALI-");

        importCsv("sku,title,category\nALI-1,Alias,Formerly > Pans\n");
        importCsv("sku,title,category\nALI-2,Alias too,Formerly > Pots\n");

        assertThat(eventsOf("ALI-")).isEqualTo(events + 1);
        assertThat(shopper().get("/products/" + product("ALI-1")).text("/category"))
                .isEqualTo("Now > Pans");
        assertThat(shopper().get("/products/" + product("ALI-2")).text("/category"))
                .isEqualTo("Now > Pots");
        assertThat(count("SELECT count(*) FROM category WHERE path LIKE 'Formerly%'"))
                .isZero();
    }

    @Test
    void movesAndCountsAnew() {
        importCsv("""
                sku,title,category,status
                CNT-1,One,Countable > A > X,ACTIVE
                CNT-2,Two,Countable > A,ACTIVE
                CNT-3,Three,Countable > B,ACTIVE
                CNT-4,Four,Countable > B,DRAFT
                """);
        String a = nodeId("Countable > A");
        String b = nodeId("Countable > B");

        assertThat(counts("Countable")).containsExactlyInAnyOrder("A 2", "B 1");
        operator().put(path(a), body("A", b, null)).expect(200);
        assertThat(counts("Countable")).containsExactly("B 3");
        assertThat(counts("Countable > B")).containsExactly("A 2");
        importCsv("sku,title,status\nCNT-1,One,INACTIVE\nCNT-4,Four,ACTIVE\n");
        importCsv("sku,title,category\nCNT-2,Two,Countable\n");

        assertThat(shopper()
                        .get("/categories/" + nodeId("Countable"))
                        .at("/productCount")
                        .asInt())
                .isEqualTo(3);
        assertThat(counts("Countable")).containsExactly("B 2");
        assertCountsAreRight();
    }

    @Test
    void refusesCyclesAndDoubles() {
        String a = node("Cyclic", null);
        String b = node("B", a);
        String c = node("C", b);
        node("Free", null);

        assertThat(operator().put(path(a), body("Cyclic", c, null)).expect(409).code())
                .isEqualTo("category_cycle");
        assertThat(operator().put(path(a), body("Cyclic", a, null)).expect(409).code())
                .isEqualTo("category_cycle");
        assertThat(operator().put(path(b), body("Free", null, null)).expect(409).code())
                .isEqualTo("category_exists");
        assertThat(operator()
                        .post("/operator/categories", body("B", a, null))
                        .expect(409)
                        .code())
                .isEqualTo("category_exists");
        assertThat(operator()
                        .put(path(a), body("Cyclic", UUID.randomUUID().toString(), null))
                        .expect(404)
                        .text("/errors/0/field"))
                .isEqualTo("parentId");
    }

    @Test
    void holdsTheTreeTogetherWhateverWritesIt() {
        String a = node("Tied", null);
        String b = node("B", a);

        assertThatThrownBy(() -> jdbc.sql("UPDATE category SET parent_id = :b, parent_path = 'Tied > B' WHERE id = :a")
                        .param("a", UUID.fromString(a))
                        .param("b", UUID.fromString(b))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        UPDATE category SET parent_id = :b, parent_path = 'Tied > B', path = 'Tied > B > Tied' WHERE id = :a""")
                        .param("a", UUID.fromString(a))
                        .param("b", UUID.fromString(b))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void refusesWhatWouldBeTooDeep() {
        String deep = "1 > 2 > 3 > 4 > 5 > 6 > 7";
        importCsv("sku,title,category\nDEEP-1,Deep,Deep > " + deep.substring(0, deep.length()) + "\n");
        String below = node("Below", null);
        String one = node("One more", null);

        assertThat(operator()
                        .put(path(nodeId("Deep")), body("Deep", below, null))
                        .expect(409)
                        .code())
                .isEqualTo("category_too_deep");
        assertThat(operator()
                        .put(path(one), body("One more", nodeId("Deep > " + deep), null))
                        .expect(409)
                        .code())
                .isEqualTo("category_too_deep");
    }

    @Test
    void deletesOnlyWhatIsEmpty() {
        importCsv("sku,title,category\nDEL-1,Del,Deletable > Full\n");
        String empty = node("Empty", nodeId("Deletable"));

        assertThat(operator().delete(path(nodeId("Deletable"))).expect(409).code())
                .isEqualTo("category_not_empty");
        assertThat(operator()
                        .delete(path(nodeId("Deletable > Full")))
                        .expect(409)
                        .code())
                .isEqualTo("category_not_empty");
        operator().delete(path(empty)).expect(204);
        operator().delete(path(empty)).expect(404);
    }

    @Test
    void changesOnlyWhatTheCallerHasSeen() {
        Api.Reply made = create(body("Seen", null, null));
        String tag = made.headers().firstValue("ETag").orElseThrow();
        String path = path(made.text("/id"));

        operator()
                .with("If-Match", tag)
                .put(path, body("Seen once", null, null))
                .expect(200);
        operator()
                .with("If-Match", tag)
                .put(path, body("Seen twice", null, null))
                .expect(412);
        operator()
                .with("If-Match", "nonsense")
                .put(path, body("Seen", null, null))
                .expect(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":\"A > B\"}|name",
                "{\"name\":\" \"}|name",
                "{\"name\":\"a\\u0007\"}|name",
                "{\"name\":\"A\",\"position\":-1}|position",
                "{\"name\":\"A\",\"parentId\":\"x\"}|parentId",
                "{\"name\":\"A\",\"colour\":\"red\"}|colour",
            })
    void refusesWhatIsNoNode(String body, String field) {
        assertThat(operator().post("/operator/categories", body).expect(400).text("/errors/0/field"))
                .isEqualTo(field);
    }

    @Test
    void makesNoCycleWhenManyMoveAtOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        String root = node("Race", null);
        for (int i = 0; i < 6; i++) {
            ids.add(node("N" + i, root));
        }
        Map<Integer, Integer> outcomes = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> moves = new ArrayList<>();
            Random random = new Random(7);
            for (int i = 0; i < 120; i++) {
                int node = random.nextInt(6);
                int above = random.nextInt(6);
                Callable<Integer> move = () -> operator()
                        .put(path(ids.get(node)), body("N" + node, ids.get(above), null))
                        .status();
                moves.add(threads.submit(move));
            }
            for (Future<Integer> move : moves) {
                outcomes.merge(move.get(), 1, Integer::sum);
            }
        }

        assertThat(outcomes.keySet()).containsExactlyInAnyOrder(200, 409);
        assertThat(count("""
                WITH RECURSIVE below (id, steps) AS (
                    SELECT id, 0 FROM category WHERE path = 'Race'
                    UNION ALL SELECT child.id, steps + 1 FROM category child JOIN below ON child.parent_id = below.id WHERE steps < 10)
                SELECT count(*) FROM below""")).isEqualTo(7);
        assertThat(count("SELECT count(*) FROM category WHERE path = 'Race' OR starts_with(path, 'Race > ')"))
                .isEqualTo(7);
    }

    @Test
    void takesAsManyStatementsForALargeSubtreeAsForASmallOne() throws Exception {
        String file = "sku,title,category\n";
        for (int i = 0; i < 50; i++) {
            file += "SUB-" + i + ",Sub,Large > S" + i + " > T\n";
        }
        importCsv(file + "SUB-X,Sub,Small\n");

        List<String> large = treeStatements(nodeId("Large"), "Larger");
        List<String> small = treeStatements(nodeId("Small"), "Smaller");

        assertThat(large).hasSameSizeAs(small).hasSizeLessThanOrEqualTo(12);
        assertThat(pageStatements(nodeId("Larger"))).hasSize(4);
        assertThat(pageStatements(nodeId("Smaller"))).hasSize(4);
    }

    private List<String> treeStatements(String id, String name) throws Exception {
        return SqlStatements.inRequests(
                        () -> operator().put(path(id), body(name, null, null)).expect(200))
                .stream()
                .filter(sql -> sql.contains("category") && !sql.contains("product"))
                .toList();
    }

    private List<String> pageStatements(String id) throws Exception {
        return SqlStatements.inRequests(() -> shopper().get("/categories/" + id).expect(200));
    }

    private Api.Reply create(Map<String, Object> body) {
        return operator().post("/operator/categories", body).expect(201);
    }

    private String node(String name, @Nullable String parent) {
        return create(body(name, parent, null)).text("/id");
    }

    private static Map<String, Object> body(String name, @Nullable String parent, @Nullable Integer position) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name));
        if (parent != null) {
            body.put("parentId", parent);
        }
        if (position != null) {
            body.put("position", position);
        }
        return body;
    }

    private static String path(String id) {
        return "/operator/categories/" + id;
    }

    private String nodeId(String path) {
        return jdbc.sql("SELECT id::text FROM category WHERE path = :path")
                .param("path", path)
                .query(String.class)
                .single();
    }

    private List<String> counts(String path) {
        return shopper()
                .get("/categories/" + nodeId(path))
                .at("/children")
                .valueStream()
                .map(child -> child.path("name").asString("") + " "
                        + child.path("productCount").asInt())
                .toList();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** What is counted step by step is what one would count now. */
    private void assertCountsAreRight() {
        assertThat(count("""
                SELECT count(*) FROM category node WHERE products <> (
                    SELECT count(*) FROM product JOIN category ON category.id = product.category_id
                    WHERE (category.path = node.path OR starts_with(category.path, node.path || ' > '))
                          AND product.status = 'ACTIVE'
                          AND NOT EXISTS (SELECT FROM product_family WHERE product_family.id = product.id))""")).isZero();
    }
}
