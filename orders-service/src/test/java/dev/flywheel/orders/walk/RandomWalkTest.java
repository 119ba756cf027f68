package dev.flywheel.orders.walk;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.Invariants;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Several actors do at random all that can be done, at once; then everything has to add up. {@code -Dwalk.operations=10000}
 * walks further, {@code -Dwalk.seed=…} elsewhere. A walk that fails prints its seed and the shortest sequence that was found
 * to fail when one actor repeats it.
 */
class RandomWalkTest extends PromotionsServiceTest {

    private static final int ACTORS = 4;
    private static final int REPLAYS = 150;
    private static final List<String> JOBS =
            List.of("resume-checkouts", "resume-shipments", "resume-refunds", "release-payments");

    private final World world = new Here();

    @Test
    void everythingAddsUpWhateverHappens() throws Exception {
        int operations = Integer.getInteger("walk.operations", 1_000);
        long seed = Long.getLong("walk.seed", 4);
        Shop shop = new Shop(world, payments, ACTORS);
        List<Operation> done = new CopyOnWriteArrayList<>();
        List<Callable<Integer>> actors = new ArrayList<>();
        for (int actor = 0; actor < ACTORS; actor++) {
            List<Operation> sequence = Operation.sequence(seed, actor, operations / ACTORS);
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

        List<String> broken = broken(shop);

        System.out.println("walk of " + operations + " operations, seed " + seed + ": " + shop.answers());
        if (!broken.isEmpty()) {
            throw new AssertionError("seed " + seed + ", " + operations + " operations:\n" + String.join("\n", broken)
                    + "\n" + shrunk(done));
        }
        assertThat(shop.answers().keySet())
                .as("the walk came everywhere")
                .contains(
                        "CHECK_OUT 201",
                        "SHIP 201",
                        "DELIVER 200",
                        "CANCEL 200",
                        "RETURN 201",
                        "RECEIVE 200",
                        "DO_THE_STEP 201");
    }

    /** A fault is planted: after each order with a coupon a movement is written that moves nothing. */
    @Test
    void aFailureShrinksToWhatItTakes() {
        BiConsumer<Shop, Operation> fault = (shop, operation) -> {
            if (operation.kind() == Operation.Kind.CHECK_OUT_WITH_COUPON
                    && shop.answers().containsKey("CHECK_OUT_WITH_COUPON 201")) {
                jdbc.sql("""
                                INSERT INTO stock_movement (offer, warehouse, kind, on_hand, held, reference, at)
                                SELECT offer, warehouse, 'FOUND', 1, 0, 'planted', now() FROM stock WHERE offer = ? LIMIT 1""").param(shop.goods().getFirst().offer().value()).update();
            }
        };
        List<Operation> sequence = Operation.sequence(4, 0, 120).stream()
                .filter(operation -> operation.kind() != Operation.Kind.LET_TIME_PASS)
                .toList();
        assertThat(replayed(sequence, fault)).anyMatch(what -> what.startsWith("LEDGER_IS_STOCK"));

        List<Operation> shortest =
                new Shrinker<Operation>(part -> !replayed(part, fault).isEmpty(), REPLAYS).shortest(sequence);

        assertThat(shortest.stream().map(Operation::kind))
                .containsExactly(Operation.Kind.ADD, Operation.Kind.CHECK_OUT_WITH_COUPON);
    }

    private String shrunk(List<Operation> done) {
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
        Shop shop = new Shop(world, payments, ACTORS);
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
        for (int round = 0; round < 10; round++) {
            world.pass(4_000);
            broken = new Invariants(jdbc, payments).broken(offers, shop.shoppers(), List.of(shop.promotion()));
            if (broken.stream().noneMatch(what -> what.startsWith("NOTHING_IS_ON_ITS_WAY"))) {
                break;
            }
        }
        List<String> all = new ArrayList<>(shop.unexpected());
        all.addAll(broken);
        return all;
    }

    /** The service of this test. */
    private final class Here implements World {

        @Override
        public Api shopper(AccountId account) {
            return RandomWalkTest.super.shopper(account);
        }

        @Override
        public Api seller(SellerId seller) {
            return RandomWalkTest.super.seller(seller);
        }

        @Override
        public Api operator() {
            return RandomWalkTest.super.operator();
        }

        @Override
        public OfferChanged goods(@Nullable SellerId seller, String price, int quantity) {
            return offer(seller, price, quantity);
        }

        @Override
        public void price(OfferChanged goods, Money price) {
            publish(new OfferChanged(
                    goods.offer(),
                    goods.product(),
                    goods.seller(),
                    goods.sku(),
                    goods.title(),
                    goods.brand(),
                    goods.category(),
                    price,
                    goods.condition(),
                    goods.weightGrams(),
                    true,
                    null));
        }

        @Override
        public String openTheEast() {
            return operator()
                    .put(
                            "/operator/delivery/warehouses/EAST",
                            Map.ofEntries(
                                    Map.entry("name", "East"),
                                    Map.entry("line1", "1 Broadway"),
                                    Map.entry("city", "Albany"),
                                    Map.entry("region", "NY"),
                                    Map.entry("postalCode", "12207"),
                                    Map.entry("country", "US"),
                                    Map.entry("timeZone", "America/New_York"),
                                    Map.entry("cutOff", "14:00"),
                                    Map.entry("collectedAt", "17:00"),
                                    Map.entry("workingDays", List.of(1, 2, 3, 4, 5)),
                                    Map.entry("handlingDays", 1),
                                    Map.entry("active", true)))
                    .text("/id");
        }

        @Override
        public UUID promotion() {
            return RandomWalkTest.this.promotion(
                    draft(amount("2.00")).withCoupon().limits(10, 3, null).terms());
        }

        @Override
        public String coupon(UUID promotion) {
            return RandomWalkTest.this.coupon(promotion, Map.of("uses", 10));
        }

        @Override
        public Map<String, Object> home() {
            return address("WA");
        }

        @Override
        public Api.@Nullable Reply pass(int seconds) {
            RandomWalkTest.super.pass(Duration.ofSeconds(seconds));
            JOBS.forEach(RandomWalkTest.super::job);
            return null;
        }
    }
}
