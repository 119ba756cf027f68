package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When reading words waits. */
class PutOffTest {

    private final PutOff putOff = new PutOff();

    @Test
    void waitsWhileManyChange() {
        assertThat(putOff.now(1, PutOff.MANY + 1)).isTrue();
        assertThat(putOff.now(1, PutOff.MANY + 1)).as("nothing changed since").isFalse();
    }

    @Test
    void doesNotWaitForAFew() {
        assertThat(putOff.now(1, PutOff.MANY)).isFalse();
    }

    @Test
    void doesNotWaitForEver() {
        assertThat(LongStream.rangeClosed(1, 6).mapToObj(transaction -> putOff.now(transaction, PutOff.MANY + 1)))
                .containsExactly(true, true, true, true, false, true);
    }
}
