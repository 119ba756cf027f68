package dev.flywheel.orders.walk;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.orders.FakeFinance.FakeJournal;
import dev.flywheel.orders.Invariants;
import dev.flywheel.testing.service.OnTwo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Several actors do at random all that can be done, at once and on two instances; then everything has to add up. {@code
 * -Dwalk.operations=10000} walks further, {@code -Dwalk.seed=…} elsewhere. A walk that fails prints its seed and the shortest
 * sequence that was found to fail when one actor repeats it, after at most {@code -Dwalk.replays=…} tries.
 */
@OnTwo
@SuppressWarnings("NullAway.Init")
class RandomWalkTest extends WalkedService {

    private static final int ACTORS = 4;
    private static final int REPLAYS = Integer.getInteger("walk.replays", 150);

    @Autowired
    private FakeJournal journal;

    @Test
    void everythingAddsUpWhateverHappens() throws Exception {
        int operations = Integer.getInteger("walk.operations", 1_000);
        long seed = Long.getLong("walk.seed", 6);
        Shop shop = new Shop(this, payments, ACTORS);
        long start = System.nanoTime();
        List<Operation> done = walk(shop, seed, operations / ACTORS);
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();

        List<String> broken = broken(shop);

        System.out.println("walk of " + operations + " operations, seed " + seed + ", " + seconds + " s\n"
                + shop.counts() + "\norders " + ends(shop));
        if (!broken.isEmpty()) {
            throw new AssertionError("seed " + seed + ", " + operations + " operations:\n" + String.join("\n", broken)
                    + "\n" + shrunk(done));
        }
        assertThat(shop.counts().answers())
                .as("the walk came everywhere")
                .contains(
                        "CHECK_OUT 201",
                        "CHECK_OUT_WITH_COUPON 201",
                        "CHECK_OUT_WITH_GIFT_CARD 201",
                        "CHECK_OUT_WITH_CREDIT 201",
                        "CHECK_OUT_WHILE_PRICES_CHANGE 201",
                        "SHIP 201",
                        "DELIVER 200",
                        "CANCEL 200",
                        "RETURN 201",
                        "RECEIVE 200",
                        "CONCEDE 201",
                        "BOUNCE 200",
                        "ADJUST 200",
                        "COUNT 200",
                        "ALLOW_BACKORDERS 200",
                        "DO_THE_STEP 201");
    }

    /** Everybody does his part, at once; all that was done, in the order in which it was begun. */
    private static List<Operation> walk(Shop shop, long seed, int length) throws Exception {
        List<Operation> done = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Integer>> actors = new ArrayList<>();
        for (int actor = 0; actor < ACTORS; actor++) {
            List<Operation> sequence = Operation.sequence(seed, actor, length);
            actors.add(() -> {
                for (Operation operation : sequence) {
                    done.add(operation);
                    shop.perform(operation);
                }
                return sequence.size();
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> actor : threads.invokeAll(actors)) {
                actor.get();
            }
        }
        return done;
    }

    /** How many orders came to which end. */
    private Map<String, Long> ends(Shop shop) {
        return orders(shop).values().stream().collect(groupingBy(status -> status, TreeMap::new, counting()));
    }

    private Map<String, String> orders(Shop shop) {
        Map<String, String> orders = new TreeMap<>();
        jdbc.sql("SELECT id, status FROM orders WHERE account = ANY (?)")
                .param(new SqlArrayValue(
                        "uuid", shop.shoppers().stream().map(AccountId::value).toArray()))
                .query(row -> {
                    orders.put(row.getString("id"), row.getString("status"));
                });
        return orders;
    }

    /** A fault is planted: after each order with a coupon a movement is written that moves nothing. */
    @Test
    void aFailureShrinksToWhatItTakes() {
        BiConsumer<Shop, Operation> fault = (shop, operation) -> {
            if (operation.kind() == Operation.Kind.CHECK_OUT_WITH_COUPON
                    && shop.counts().has("CHECK_OUT_WITH_COUPON 201")) {
                jdbc.sql("INSERT INTO stock_movement (offer, warehouse, kind, on_hand, held, reference, at)"
                                + " SELECT offer, warehouse, 'FOUND', 1, 0, 'planted', now() FROM stock"
                                + " WHERE offer = ? LIMIT 1")
                        .param(shop.goods().getFirst().offer().value())
                        .update();
            }
        };
        List<Operation> sequence = Operation.sequence(4, 0, 120).stream()
                .filter(operation -> operation.kind() != Operation.Kind.LET_TIME_PASS)
                .filter(operation -> operation.kind() != Operation.Kind.LET_HOLDS_EXPIRE)
                .toList();
        assertThat(replayed(sequence, fault)).anyMatch(what -> what.startsWith("LEDGER_IS_STOCK"));

        List<Operation> shortest =
                new Shrinker<Operation>(part -> !replayed(part, fault).isEmpty(), REPLAYS).shortest(sequence);

        assertThat(shortest).hasSize(2);
        assertThat(shortest.getFirst().kind()).isIn(Operation.Kind.ADD, Operation.Kind.FILL_THE_CART);
        assertThat(shortest.getLast().kind()).isEqualTo(Operation.Kind.CHECK_OUT_WITH_COUPON);
    }

    private String shrunk(List<Operation> done) {
        if (REPLAYS == 0) {
            return "Not repeated.";
        }
        BiConsumer<Shop, Operation> nothing = (shop, operation) -> {};
        if (replayed(done, nothing).isEmpty()) {
            return "One actor who repeats it comes through: it takes several at once.";
        }
        List<Operation> shortest =
                new Shrinker<Operation>(part -> !replayed(part, nothing).isEmpty(), REPLAYS).shortest(done);
        return "Shortest sequence of one actor that fails:\n"
                + String.join(",\n", shortest.stream().map(Operation::toString).toList())
                + "\nwith " + replayed(shortest, nothing);
    }

    /** One actor does it all again in a new shop; what is broken then. */
    private List<String> replayed(List<Operation> sequence, BiConsumer<Shop, Operation> then) {
        Shop shop = new Shop(this, payments, ACTORS);
        for (Operation operation : sequence) {
            shop.perform(operation);
            then.accept(shop, operation);
        }
        return broken(shop);
    }

    /** Lets everything come to its end, and looks. */
    private List<String> broken(Shop shop) {
        payments.heal();
        List<OfferId> offers = shop.goods().stream().map(OfferChanged::offer).toList();
        List<String> broken = List.of();
        Invariants invariants = new Invariants(jdbc, payments);
        for (int round = 0; round < 10; round++) {
            pass(4_000);
            broken = invariants.broken(offers, shop.shoppers(), shop.promotions());
            if (broken.stream().noneMatch(what -> what.startsWith("NOTHING_IS_ON_ITS_WAY"))) {
                // Finance is asked before the database is: what a job did between is in one of them only. It is over
                // now.
                broken = broken.isEmpty() ? broken : invariants.broken(offers, shop.shoppers(), shop.promotions());
                break;
            }
        }
        List<String> all = new ArrayList<>(shop.unexpected());
        all.addAll(broken);
        payments.unbalanced().forEach(what -> all.add("STORED_VALUE_IS_WHAT_PAYMENTS_SAY: " + what));
        feeds.drain();
        all.addAll(new Books(jdbc, payments, journal)
                .broken(List.copyOf(orders(shop).keySet()), operator()));
        return all;
    }
}
