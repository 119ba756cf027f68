package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages go on beyond what is ranked word by word, and nobody sees where that ends. */
class SearchPagingTest extends CatalogServiceTest {

    private static final int PRODUCTS = ProductSearch.WINDOW + 45;

    @BeforeEach
    void fill() {
        StringBuilder rows = new StringBuilder("sku,title,description,price,currency\n");
        for (int i = 0; i < PRODUCTS; i++) {
            String words = i % 3 == 0 ? "pagemark zibbon" : i % 3 == 1 ? "zibbon, silk, for a pagemark" : "pagemark";
            rows.append("PAGE-%03d,\"Number %d %s\",%s,%d.00,USD\n"
                    .formatted(i, i, words, i % 2 == 0 ? "A zibbon" : "", 1 + i % 7));
        }
        importCsv(rows.toString());
    }

    @Test
    void showsEveryProductOnceWhateverTheSizeOfPages() {
        List<String> byHundred = all("/search?q=pagemark+zibbon+zelsewhere&limit=100");

        assertThat(byHundred).hasSize(PRODUCTS).doesNotHaveDuplicates();
        assertThat(all("/search?q=pagemark+zibbon+zelsewhere&limit=7")).isEqualTo(byHundred);
        assertThat(all("/search?q=pagemark+zibbon+zelsewhere&limit=60")).isEqualTo(byHundred);
    }

    @Test
    void doesTheSameInEveryOrder() {
        for (String sort : List.of("price-asc", "price-desc", "rating", "newest")) {
            List<String> pages = all("/search?q=pagemark&limit=13&sort=" + sort);
            assertThat(pages).as(sort).hasSize(PRODUCTS).doesNotHaveDuplicates();
            assertThat(all("/search?q=pagemark&limit=100&sort=" + sort)).isEqualTo(pages);
        }
    }

    private List<String> all(String search) {
        List<String> seen = new ArrayList<>();
        Api.Reply page = shopper().get(search).expect(200);
        seen.addAll(texts(page, "productId"));
        while (!page.at("/next").isMissingNode()) {
            page = shopper().get(search + "&cursor=" + page.text("/next")).expect(200);
            seen.addAll(texts(page, "productId"));
        }
        return seen;
    }
}
