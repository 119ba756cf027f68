package dev.flywheel.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import org.junit.jupiter.api.Test;

class CategoryTest extends CatalogServiceTest {

    @Test
    void growsATreeFromPaths() {
        importCsv("""
                sku,title,category
                CAT-1,One,Treeland > Oaks > Red
                CAT-2,Two,Treeland > Oaks
                CAT-3,Three,Treeland > Birches
                """);
        String root = jdbc.sql("SELECT id::text FROM category WHERE path = 'Treeland'")
                .query(String.class)
                .single();

        Api.Reply node = shopper().get("/categories/" + root).expect(200);
        Api.Reply firstChild =
                shopper().get("/categories?limit=1&parent=" + root).expect(200);
        Api.Reply secondChild =
                shopper().get("/categories?limit=1&parent=" + root + "&cursor=" + firstChild.text("/next"));

        assertThat(node.at("/children")
                        .valueStream()
                        .map(child -> child.path("name").asString("")))
                .containsExactly("Birches", "Oaks");
        assertThat(texts(firstChild, "name")).containsExactly("Birches");
        assertThat(texts(secondChild, "path")).containsExactly("Treeland > Oaks");
        assertThat(texts(shopper().get("/categories?limit=100"), "name")).contains("Treeland");
        Api.Reply leaf = shopper()
                .get("/categories/"
                        + jdbc.sql("SELECT id::text FROM category WHERE path = 'Treeland > Oaks > Red'")
                                .query(String.class)
                                .single());
        assertThat(leaf.at("/breadcrumbs")
                        .valueStream()
                        .map(crumb -> crumb.path("name").asString("")))
                .containsExactly("Treeland", "Oaks", "Red");
    }

    @Test
    void saysWhatThereIsNot() {
        shopper().get("/categories/0198c0de-0000-7000-8000-000000000000").expect(404);
        shopper().get("/categories/nonsense").expect(400);
        shopper().get("/categories?cursor=tampered").expect(400);
        shopper().get("/categories?limit=1000").expect(400);
    }
}
