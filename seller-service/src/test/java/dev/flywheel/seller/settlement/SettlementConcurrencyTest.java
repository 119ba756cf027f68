package dev.flywheel.seller.settlement;

import static dev.flywheel.seller.Parcels.delivered;
import static dev.flywheel.seller.Parcels.dispatched;
import static dev.flywheel.seller.Parcels.line;
import static dev.flywheel.seller.Parcels.refunded;
import static dev.flywheel.seller.Parcels.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.SellerServiceTest;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.Tokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The settling job runs on every replica, and at once where it must not. */
class SettlementConcurrencyTest extends SellerServiceTest {

    private static final int RUNS = 6;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private SettlementRun run;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ReserveReleases releases;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TransactionTemplate transaction;

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

    /**
     * A page of refunds goes on to a parcel that is being released, while it holds the settlement which the release needs:
     * each would have to wait for the other.
     */
    @Test
    void aPageOfRefundsAndAReleaseDoNotWaitForEachOther() throws Exception {
        SellerId seller = register();
        ShipmentDispatched released = deliveredParcel(seller);
        moveWithoutSettling(Duration.ofDays(8));
        settle();
        ShipmentDispatched due = deliveredParcel(seller);
        ShipmentDispatched held = deliveredParcel(register());
        moveWithoutSettling(Duration.ofDays(8));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        OtherServices.publish("orders", refund(released), refund(held), refund(due));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = new ArrayList<>();
            transaction.executeWithoutResult(status -> {
                jdbc.sql("SELECT 1 FROM consignment WHERE shipment = ? FOR UPDATE")
                        .param(held.shipment().value())
                        .query(Integer.class)
                        .single();
                both.add(threads.submit(feeds::drain));
                waiting(1);
                both.add(threads.submit(() -> releases.release(new ReserveReleases.Due(seller, today))));
                waiting(2);
            });
            for (Future<?> one : both) {
                one.get();
            }
        }

        settle();
        // The first period ended meanwhile: what was released then is at the bank, what came back is owed.
        Eventually.passes(Duration.ofSeconds(10), () -> {
            SubLedger ledger = SubLedger.of(jdbc, seller);
            ledger.agreesWith(books.of(seller), 0L, 8_500L);
            assertThat(ledger.available()).isEqualTo(-8_500L - 2 * 300L);
        });
    }

    private ShipmentDispatched deliveredParcel(SellerId seller) {
        ShipmentDispatched parcel = dispatched(seller, clock.instant(), line(1, "100.00"));
        OtherServices.publish("orders", parcel, delivered(parcel, clock.instant()));
        feeds.drain();
        return parcel;
    }

    private RefundIssued refund(ShipmentDispatched parcel) {
        return refunded(parcel, parcel.lines().getFirst(), 1, "100.00", clock.instant());
    }

    /** Until so many transactions wait for a lock. */
    private void waiting(int many) {
        Eventually.await(
                Duration.ofSeconds(10),
                () -> jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                .query(Integer.class)
                                .single()
                        >= many);
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
