package dev.flywheel.catalog.viewed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a shopper looked at last. */
class ProductViewTest extends CatalogServiceTest {

    private static final String PATH = "/recommendations/recently-viewed";

    @Test
    void remembersTheLastLookFirst() {
        List<String> goods = listed("VIEW-A", 3);
        Api shopper = as(AccountId.next());

        look(shopper, goods.get(0));
        look(shopper, goods.get(1));
        look(shopper, goods.get(2));
        look(shopper, goods.get(0));

        Api.Reply seen = shopper.get(PATH).expect(200);
        assertThat(texts(seen, "title")).containsExactly("VIEW-A 0", "VIEW-A 2", "VIEW-A 1");
        assertThat(seen.text("/items/0/viewedAt")).isNotEmpty();
        assertThat(texts(shopper.get(PATH + "?limit=1").expect(200), "title")).containsExactly("VIEW-A 0");
    }

    @Test
    void countsALookAtAPageThatDidNotChange() {
        List<String> goods = listed("VIEW-B", 2);
        Api shopper = as(AccountId.next());
        String tag = look(shopper, goods.get(0)).headers().firstValue("ETag").orElseThrow();
        look(shopper, goods.get(1));

        shopper.with("If-None-Match", tag).get("/products/" + goods.get(0)).expect(304);

        assertThat(texts(shopper.get(PATH).expect(200), "title")).containsExactly("VIEW-B 0", "VIEW-B 1");
    }

    @Test
    void belongsToTheShopper() {
        List<String> goods = listed("VIEW-C", 2);
        Api shopper = as(AccountId.next());
        look(shopper, goods.get(0));
        look(shopper, goods.get(1));
        look(shopper(), goods.get(0));

        assertThat(texts(as(AccountId.next()).get(PATH).expect(200), "title")).isEmpty();
        shopper().get(PATH).expect(401);
        as(AccountId.next()).delete(PATH).expect(204);

        shopper.delete(PATH + "/" + goods.get(1)).expect(204);
        assertThat(texts(shopper.get(PATH).expect(200), "title")).containsExactly("VIEW-C 0");
        shopper.delete(PATH).expect(204);
        assertThat(texts(shopper.get(PATH).expect(200), "title")).isEmpty();
    }

    @Test
    void keepsABoundedNumberEvenOfManyTabs() throws Exception {
        List<String> goods = listed("VIEW-D", 70);
        Api shopper = as(AccountId.next());
        List<Callable<Integer>> looks = goods.stream()
                .map(product -> (Callable<Integer>) () -> look(shopper, product).status())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> look : threads.invokeAll(looks)) {
                statuses.add(look.get());
            }
        }

        look(shopper, goods.get(0));

        assertThat(statuses).containsOnly(200).hasSize(70);
        Api.Reply seen = shopper.get(PATH + "?limit=100").expect(200);
        assertThat(seen.at("/items").size()).isEqualTo(50);
        assertThat(seen.text("/items/0/title")).isEqualTo("VIEW-D 0");
    }

    @Test
    void remembersNothingThatDoesNotExist() {
        Api shopper = as(AccountId.next());

        shopper.get("/products/0198c0de-0000-7000-8000-000000000000").expect(404);

        assertThat(texts(shopper.get(PATH).expect(200), "title")).isEmpty();
    }

    private static Api.Reply look(Api shopper, String product) {
        return shopper.get("/products/" + product).expect(200);
    }

    private List<String> listed(String prefix, int count) {
        importCsv("sku,title,price,currency\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> prefix + "-" + i + "," + prefix + " " + i + ",5.00,USD\n")
                        .collect(Collectors.joining()));
        return IntStream.range(0, count)
                .mapToObj(i -> product(prefix + "-" + i))
                .toList();
    }
}
