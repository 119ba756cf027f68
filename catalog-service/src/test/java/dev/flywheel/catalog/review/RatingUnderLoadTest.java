package dev.flywheel.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The histogram equals a recount, whoever wrote at the same time. */
class RatingUnderLoadTest extends CatalogServiceTest {

    private static final int WRITERS = 8;
    private static final int STEPS = 25;

    @Test
    void countsExactlyWhileManyWriteEditWithdrawAndModerate() throws Exception {
        importCsv("sku,title,price,currency\nLOAD-1,Loved lamp,20.00,USD\nLOAD-2,Loathed lamp,20.00,USD\n");
        List<String> products = List.of(product("LOAD-1"), product("LOAD-2"));
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int seed = writer;
            writers.add(() -> write(new Random(seed), products));
        }

        int changes = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(writers)) {
                changes += done.get();
            }
        }

        assertThat(changes).isEqualTo(WRITERS * STEPS);
        for (String product : products) {
            assertThat(counted(product)).isEqualTo(recounted(product));
            assertThat(counted(product).stream().mapToInt(Integer::intValue).sum())
                    .isPositive();
        }
    }

    @Test
    void takesOneOfManyFirstReviewsOfTheSameCustomer() throws Exception {
        importCsv("sku,title,price,currency\nLOAD-3,Lonely lamp,20.00,USD\n");
        Api author = as(AccountId.next());
        Map<String, Object> review = Map.of("stars", 5, "title", "Lamp", "text", "It shines.");
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            attempts.add(() -> author.post("/products/" + product("LOAD-3") + "/reviews", review)
                    .status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(attempts)) {
                statuses.add(done.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).contains(409).hasSize(10);
        assertThat(counted(product("LOAD-3"))).containsExactly(0, 0, 0, 0, 1);
    }

    /** Each step is one change that must succeed; all writers write about the same two products. */
    private int write(Random random, List<String> products) {
        AccountId author = AccountId.next();
        List<String> paths = new ArrayList<>();
        for (String product : products) {
            Api.Reply written = as(author)
                    .post("/products/" + product + "/reviews", review(random))
                    .expect(201);
            paths.add("/products/" + product + "/reviews/" + written.text("/reviewId"));
        }
        int done = 2;
        while (done < STEPS) {
            String path = paths.get(random.nextInt(paths.size()));
            switch (random.nextInt(4)) {
                case 0 -> as(author).delete(path).expect(204);
                case 1 -> decide(random, path);
                default -> as(author).put(path, review(random)).expect(200);
            }
            done++;
        }
        return done;
    }

    /** A decision that the review's state does not allow is refused, which is fine here. */
    private void decide(Random random, String path) {
        String review = "/operator/reviews/" + path.substring(path.lastIndexOf('/') + 1);
        int revision = operator().get(review).expect(200).at("/revision").asInt();
        Api.Reply reply = random.nextBoolean()
                ? operator().post(review + "/rejection", Map.of("revision", revision, "reason", "OTHER"))
                : operator().post(review + "/approval", Map.of("revision", revision));
        assertThat(reply.status()).isIn(200, 409);
    }

    private static Map<String, Object> review(Random random) {
        return Map.of(
                "stars",
                1 + random.nextInt(5),
                "title",
                random.nextInt(5) == 0 ? "See www.example.org" : "Lamp",
                "text",
                "It shines " + random.nextInt(1000));
    }

    private List<Integer> counted(String product) {
        return jdbc.sql("""
                SELECT stars_1, stars_2, stars_3, stars_4, stars_5 FROM product_rating WHERE product_id = :product::uuid""")
                .param("product", product)
                .query((row, number) ->
                        List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .single();
    }

    private List<Integer> recounted(String product) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(stars -> jdbc.sql("""
                        SELECT count(*)::int FROM review
                        WHERE product_id = :product::uuid AND status = 'PUBLISHED' AND stars = :stars""")
                        .param("product", product)
                        .param("stars", stars)
                        .query(Integer.class)
                        .single())
                .toList();
    }
}
