package dev.flywheel.seller.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.FakePayouts.Answer;
import dev.flywheel.seller.SellerServiceTest;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A thousand parcels with made-up lives: whatever happens, sub-ledger and books agree, and nothing gets lost. */
class SubLedgerPropertyTest extends SellerServiceTest {

    private static final int SELLERS = 100;
    private static final int PARCELS = 10;
    private static final int DAYS = 61;
    private static final long SEED = 20_261_123;

    @Test
    void agreesWithTheBooks() {
        Random random = new Random(SEED);
        Instant begin = clock.instant();
        Map<SellerId, List<ParcelLife>> lives = new HashMap<>();
        for (int i = 0; i < SELLERS; i++) {
            SellerId seller = register();
            List<ParcelLife> parcels = new ArrayList<>();
            for (int j = 0; j < PARCELS; j++) {
                parcels.add(ParcelLife.of(seller, begin, random));
            }
            lives.put(seller, parcels);
            Answer[] answers = Answer.values();
            if (random.nextBoolean()) {
                payouts.plan(seller, answers[random.nextInt(answers.length)], answers[random.nextInt(answers.length)]);
            }
        }

        for (int day = 0; day < DAYS; day++) {
            int today = day;
            Event[] events = lives.values().stream()
                    .flatMap(List::stream)
                    .flatMap(life -> life.on(today).stream())
                    .toArray(Event[]::new);
            OtherServices.publish("orders", events);
            feeds.drain();
            if (day % 20 == 10) {
                agreeSoon(lives, day);
            }
            pass(Duration.ofDays(1));
        }

        agreeSoon(lives, DAYS);
        long paid = lives.keySet().stream().mapToLong(this::paidTo).sum();
        assertThat(paid).isPositive();
    }

    /** The scheduler settles in the background too, so a payout may be known a moment before it is noted. */
    private void agreeSoon(Map<SellerId, List<ParcelLife>> lives, int untilDay) {
        Eventually.passes(Duration.ofSeconds(20), () -> check(lives, untilDay));
    }

    private void check(Map<SellerId, List<ParcelLife>> lives, int untilDay) {
        Map<SellerId, List<JournalEntry>> stated = new HashMap<>();
        for (JournalEntry entry : books.entries()) {
            SellerId seller = entry.lines().getFirst().dimensions().seller();
            stated.computeIfAbsent(seller, none -> new ArrayList<>()).add(entry);
        }
        lives.forEach((seller, parcels) -> SubLedger.of(jdbc, seller)
                .agreesWith(
                        stated.getOrDefault(seller, List.of()),
                        parcels.stream()
                                .mapToLong(life -> life.creditedUntil(untilDay))
                                .sum(),
                        paidTo(seller)));
    }

    private long paidTo(SellerId seller) {
        return payouts.knownPaidTo(seller).stream().mapToLong(Money::minor).sum();
    }
}
