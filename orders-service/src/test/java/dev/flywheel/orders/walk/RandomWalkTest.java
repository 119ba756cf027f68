package dev.flywheel.orders.walk;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.contracts.prime.MembershipChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakeFinance.FakeJournal;
import dev.flywheel.orders.Invariants;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import dev.flywheel.orders.promotion.rule.Baskets;
import dev.flywheel.orders.promotion.rule.Bearer;
import dev.flywheel.testing.service.OnTwo;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
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
class RandomWalkTest extends PromotionsServiceTest {

    private static final int ACTORS = 4;
    private static final int REPLAYS = Integer.getInteger("walk.replays", 150);
    private static final List<String> JOBS = List.of(
            "resume-checkouts", "resume-shipments", "resume-refunds", "release-payments", "take-bounced-refunds");

    private static final Duration BENEFITS = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final World world = new Here();

    @Autowired
    private FakeJournal journal;

    /** Reads that feed alone: the others have nothing new, and our own is a lot. */
    @Override
    protected void publish(OfferChanged... offers) {
        OtherServices.publish("catalog", offers);
        feeds.catchUp("catalog", PATIENCE);
    }

    @Test
    void everythingAddsUpWhateverHappens() throws Exception {
        int operations = Integer.getInteger("walk.operations", 1_000);
        long seed = Long.getLong("walk.seed", 6);
        Shop shop = new Shop(world, payments, ACTORS);
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
        Invariants invariants = new Invariants(jdbc, payments);
        for (int round = 0; round < 10; round++) {
            world.pass(4_000);
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
        public void prime(AccountId account) {
            OtherServices.publish(
                    "prime",
                    new MembershipChanged(
                            MembershipId.next(), account, clock.instant().plus(BENEFITS)));
            feeds.catchUp("prime", PATIENCE);
        }

        @Override
        public void bounced(RefundBounced bounce) {
            OtherServices.publish("finance", bounce);
            feeds.catchUp("finance", PATIENCE);
            RandomWalkTest.super.job("take-bounced-refunds");
        }

        @Override
        public UUID scarcePromotion() {
            return promotion(
                    draft(amount("2.00")).withCoupon().limits(40, 10, null).terms());
        }

        @Override
        public UUID promotionOf(SellerId seller) {
            return promotion(draft(percent("12.5"))
                    .withCoupon()
                    .goods(Baskets.sellers(seller))
                    .cost(Bearer.SHARED, "60")
                    .limits(100_000, null, null)
                    .terms());
        }

        @Override
        public String coupon(UUID promotion) {
            return RandomWalkTest.this.coupon(promotion, Map.of());
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
