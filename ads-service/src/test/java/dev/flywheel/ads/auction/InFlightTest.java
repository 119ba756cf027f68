package dev.flywheel.ads.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");
    private static final UUID CAMPAIGN = UUID.randomUUID();

    private final InFlight inFlight = new InFlight();

    @Test
    void addsUpWhatWasShownInTheLastMinutes() {
        inFlight.shown(CAMPAIGN, NOW, 8_000);
        inFlight.shown(CAMPAIGN, NOW.plusSeconds(60), 2_000);
        assertThat(inFlight.expected(CAMPAIGN, NOW.plusSeconds(90))).isEqualTo(10_000);
        assertThat(inFlight.expected(UUID.randomUUID(), NOW)).isZero();
    }

    @Test
    void forgetsAfterFiveMinutes() {
        inFlight.shown(CAMPAIGN, NOW, 8_000);
        assertThat(inFlight.expected(CAMPAIGN, NOW.plus(Duration.ofMinutes(4)))).isEqualTo(8_000);
        assertThat(inFlight.expected(CAMPAIGN, NOW.plus(Duration.ofMinutes(5)))).isZero();
        inFlight.shown(CAMPAIGN, NOW.plus(Duration.ofMinutes(5)), 1_000);
        assertThat(inFlight.expected(CAMPAIGN, NOW.plus(Duration.ofMinutes(5)))).isEqualTo(1_000);
    }
}
