package dev.flywheel.catalog.sponsored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.ads.Auctions;
import dev.flywheel.contracts.ads.Auctions.Candidate;
import dev.flywheel.contracts.ads.Auctions.Winner;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SponsoredPlacesTest {

    private static final List<Candidate> CANDIDATES = List.of(new Candidate(ProductId.next(), BigDecimal.ONE));

    @Test
    void servesWinnersUpToThePlacesThereAre() {
        SponsoredPlaces places = places(request -> served(winner(), winner(), winner()));

        assertThat(places.serve("kettle", 2, null, CANDIDATES)).hasSize(2);
    }

    @Test
    void goesWithoutAnAnswerThatComesTooLate() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        SponsoredPlaces places = places(request -> {
            awaitQuietly(mayAnswer);
            answered.countDown();
            return served(winner());
        });

        assertThat(places.serve("kettle", 2, null, CANDIDATES)).isEmpty();
        mayAnswer.countDown();
        answered.await();
    }

    @Test
    void stopsAskingWhoFailsAgainAndAgain() {
        AtomicInteger calls = new AtomicInteger();
        SponsoredPlaces places = places(request -> {
            calls.incrementAndGet();
            throw new IllegalStateException("away");
        });
        for (int i = 0; i < 20; i++) {
            assertThat(places.serve("kettle", 2, null, CANDIDATES)).isEmpty();
        }
        assertThat(calls).hasValue(5);
    }

    @Test
    void holdsNoAuctionWithoutCandidates() {
        SponsoredPlaces places = places(request -> {
            throw new AssertionError("nobody should be asked");
        });
        assertThat(places.serve("kettle", 2, null, List.of())).isEmpty();
    }

    private static SponsoredPlaces places(Auctions auctions) {
        return new SponsoredPlaces(auctions, Duration.ofMillis(50));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Auctions.Served served(Winner... winners) {
        return new Auctions.Served(UUID.randomUUID(), List.of(winners));
    }

    private static Winner winner() {
        return new Winner(ProductId.next(), OfferId.next(), "Acme", "token");
    }
}
