package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void aLoneEventIsFollowedAtOnce() {
        assertThat(pace.after(false, at(-5))).isEqualTo(Pace.LINGER);
        assertThat(pace.after(false, at(200))).isEqualTo(Pace.LINGER);
        assertThat(pace.after(false, at(300))).isEqualTo(Pace.LINGER);
    }

    @Test
    void eventsThatFollowEachOtherAreGatheredUntilTheyDoNot() {
        pace.after(false, at(0));
        assertThat(pace.after(false, at(10))).isEqualTo(Pace.GATHER);
        assertThat(pace.after(false, at(65))).isEqualTo(Pace.GATHER);
        assertThat(pace.after(false, at(600))).isEqualTo(Pace.LINGER);
        assertThat(pace.after(false, at(601))).isEqualTo(Pace.GATHER);
    }

    @Test
    void nobodyLingersBeforeWhatIsThereAlready() {
        pace.after(true, at(0));
        assertThat(pace.after(true, at(10))).isEqualTo(Pace.LINGER);
        assertThat(pace.after(false, at(20))).isEqualTo(Pace.GATHER);
    }

    private static long at(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
