package dev.flywheel.benchmarks.checkout;

import dev.flywheel.client.Api;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Shoppers with a token each, whose carts are full before anything is measured. */
final class Buyers {

    private static final int FILLERS = 8;
    private static final Map<String, Object> WISHES = Map.of(
            "shipTo",
            Map.of(
                    "name", "Ann Shopper",
                    "line1", "1 Pine Street",
                    "city", "Seattle",
                    "region", "WA",
                    "postalCode", "98101",
                    "country", "US"),
            "paymentToken",
            "tok_approved");

    private final List<Api> ready;

    private Buyers(List<Api> ready) {
        this.ready = ready;
    }

    static Buyers with(Shop shop, int count, Supplier<List<Map<String, Object>>> basket) throws Exception {
        List<Api> ready = Collections.synchronizedList(new ArrayList<>());
        List<List<Map<String, Object>>> baskets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            baskets.add(basket.get());
        }
        inTurn(FILLERS, count, place -> {
            Api shopper = shop.shopper();
            shopper.put("/cart", Map.of("items", baskets.get(place))).expect(200);
            ready.add(shopper);
        });
        return new Buyers(ready);
    }

    /** Each checks out once, so many at a time. */
    Sales checkOut(int atOnce) throws Exception {
        List<Sales.Try> tries = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        inTurn(atOnce, ready.size(), place -> {
            Api shopper = ready.get(place).key(UUID.randomUUID().toString());
            long before = System.nanoTime();
            Api.Reply reply = shopper.post("/checkouts", WISHES);
            tries.add(new Sales.Try(
                    reply.status() == 201 ? "sold" : reply.status() + " " + reply.code(), before, System.nanoTime()));
        });
        return new Sales(start, List.copyOf(tries));
    }

    /** Callers who take the next piece of work as soon as they are done with one. */
    static void inTurn(int callers, int count, Work work) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> loop = () -> {
            for (int place = next.getAndIncrement(); place < count; place = next.getAndIncrement()) {
                work.at(place);
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Void> caller : threads.invokeAll(Collections.nCopies(callers, loop))) {
                caller.get();
            }
        }
    }

    @FunctionalInterface
    interface Work {
        void at(int place) throws Exception;
    }
}
