package dev.flywheel.seller.settlement;

import static dev.flywheel.seller.Parcels.delivered;
import static dev.flywheel.seller.Parcels.dispatched;
import static dev.flywheel.seller.Parcels.line;
import static dev.flywheel.seller.Parcels.refunded;
import static dev.flywheel.seller.Parcels.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.SellerServiceTest;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The settling job runs on every replica, and at once where it must not. */
class SettlementConcurrencyTest extends SellerServiceTest {

    private static final int RUNS = 6;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private SettlementRun run;

    @Test
    void manyRunsAtOncePayEverySellerOnce() throws Exception {
        List<SellerId> sellers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            SellerId seller = register();
            ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(1, "100.00"));
            OtherServices.publish("orders", parcel, delivered(parcel, clock.instant()));
            sellers.add(seller);
        }
        feeds.drain();
        moveWithoutSettling(Duration.ofDays(14));

        runAtOnce();

        settle();
        assertThat(sellers).allSatisfy(seller -> {
            assertThat(payouts.paidTo(seller)).containsExactly(usd("85.00"));
            assertThat(books.keysOf(seller)).hasSize(3).doesNotHaveDuplicates();
            assertThat(entries(seller)).containsExactlyInAnyOrder("SALE", "REFERRAL_FEE", "PAYOUT");
        });
    }

    @Test
    void aRefundThatArrivesDuringTheReleaseIsTakenFromTheRightAccount() throws Exception {
        Map<SellerId, ShipmentDispatched> parcels = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            SellerId seller = register();
            ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(1, "100.00"));
            OtherServices.publish("orders", parcel, delivered(parcel, clock.instant()));
            parcels.put(seller, parcel);
        }
        feeds.drain();
        moveWithoutSettling(Duration.ofDays(8));
        parcels.values()
                .forEach(parcel -> OtherServices.publish(
                        "orders", refunded(parcel, parcel.lines().getFirst(), 1, "100.00", clock.instant())));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> hearing = threads.submit(feeds::drain);
            runAtOnce();
            hearing.get();
        }
        settle();

        assertThat(parcels.keySet()).allSatisfy(seller -> {
            Api.Reply balance = seller(seller).get("/seller/balance").expect(200);
            assertThat(balance.text("/currencies/0/deferred/amount")).isEqualTo("0.00");
            assertThat(balance.text("/currencies/0/available/amount")).isEqualTo("-3.00");
            SubLedger.of(jdbc, seller).agreesWith(books.of(seller), 10_000L - 10_000L, 0L);
        });
    }

    private void runAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(RUNS);
        List<Future<Integer>> runs = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RUNS; i++) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return run.run();
                }));
            }
        }
        for (Future<Integer> one : runs) {
            one.get();
        }
    }

    private void moveWithoutSettling(Duration time) {
        anyone().as(Tokens.service("standalone"))
                .post(
                        "/internal/test-clock/move",
                        Map.of("now", clock.instant().plus(time).toString()))
                .expect(200);
    }

    private List<String> entries(SellerId seller) {
        return jdbc.sql("SELECT kind FROM balance_entry WHERE seller = :seller")
                .param("seller", seller.value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
