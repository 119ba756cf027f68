package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.simulator.Shop.Reply;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once, with a journal on disk. */
class ConcurrencyTest {

    private static final int THREADS = 50;

    @TempDir
    private Path directory;

    private PaymentSimulator simulator;
    private Shop shop;

    @BeforeEach
    void start() {
        simulator = PaymentSimulator.start(new PaymentSimulator.Config(0, directory.resolve("journal"), null, null));
        shop = new Shop(simulator.port());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void oneKeyManyTimesIsOneAuthorization() throws Exception {
        List<Reply> replies = together(i -> () -> shop.authorize("same", "10.00", "tok_approved"));

        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies.stream().distinct()).hasSize(1);
        assertThat(shop.get("/v1/records").body().path("authorizations")).hasSize(1);
    }

    @Test
    void capturesNeverAddUpToMoreThanIsHeld() throws Exception {
        String id = shop.authorized("a", "100.00");

        List<Reply> replies = together(i -> () -> shop.move("captures", "c" + i, id, "7.00"));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(14);
        assertThat(replies)
                .filteredOn(reply -> reply.text("code").equals("amount_too_large"))
                .hasSize(THREADS - 14);
        assertThat(shop.get("/v1/authorizations/" + id).text("captured")).isEqualTo("98.00");
    }

    @Test
    void refundsNeverAddUpToMoreThanWasCaptured() throws Exception {
        String id = shop.authorized("a", "100.00");
        shop.move("captures", "c", id, "30.00");

        List<Reply> replies = together(i -> () -> shop.move("refunds", "r" + i, id, "4.00"));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(7);
        assertThat(shop.get("/v1/authorizations/" + id).text("refunded")).isEqualTo("28.00");
    }

    @Test
    void aVoidAmongCapturesLeavesNothingInBetween() throws Exception {
        String id = shop.authorized("a", "1000.00");

        List<Reply> replies = together(i -> i == THREADS / 2
                ? () -> shop.send("POST", "v", "/v1/authorizations/" + id + "/void", "{}")
                : () -> shop.move("captures", "c" + i, id, "1.00"));

        long captured = replies.stream()
                .filter(reply -> reply.text("status").equals("succeeded"))
                .count();
        assertThat(replies)
                .filteredOn(reply -> reply.text("code").equals("voided"))
                .hasSize(THREADS - 1 - (int) captured);
        BigDecimal released = new BigDecimal(shop.get("/v1/records")
                .body()
                .path("totals")
                .path(0)
                .path("voided")
                .asString());
        assertThat(released).isEqualByComparingTo(BigDecimal.valueOf(1000 - captured));
    }

    private static List<Reply> together(IntFunction<Callable<Reply>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Reply>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                Callable<Reply> call = calls.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> future : futures) {
            replies.add(future.get());
        }
        return replies;
    }
}
