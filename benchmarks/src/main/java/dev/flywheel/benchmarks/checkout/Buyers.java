package dev.flywheel.benchmarks.checkout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Shoppers with a token each, whose carts are full before anything is measured. */
final class Buyers {

    private static final int FILLERS = 8;
    private static final byte[] WISHES = JsonMapper.builder()
            .build()
            .writeValueAsBytes(Map.of(
                    "shipTo",
                    Map.of(
                            "name", "Ann Shopper",
                            "line1", "1 Pine Street",
                            "city", "Seattle",
                            "region", "WA",
                            "postalCode", "98101",
                            "country", "US"),
                    "paymentToken",
                    "tok_approved"));

    private final List<Shopper> ready;

    private Buyers(List<Shopper> ready) {
        this.ready = ready;
    }

    static Buyers with(Shop shop, int count, Supplier<List<Map<String, Object>>> basket) throws Exception {
        List<Shopper> ready = Collections.synchronizedList(new ArrayList<>());
        List<List<Map<String, Object>>> baskets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            baskets.add(basket.get());
        }
        inTurn(FILLERS, count, place -> {
            Shopper shopper = shop.shopper();
            shopper.api().put("/cart", Map.of("items", baskets.get(place))).expect(200);
            ready.add(shopper);
        });
        return new Buyers(ready);
    }

    /** Each checks out once, so many at a time. */
    Sales checkOut(int atOnce) throws Exception {
        List<Sales.Try> tries = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        inTurn(atOnce, ready.size(), place -> {
            tries.add(ready.get(place).checkOut(WISHES));
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
