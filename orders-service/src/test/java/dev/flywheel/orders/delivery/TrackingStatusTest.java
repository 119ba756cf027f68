package dev.flywheel.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrackingStatusTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "IN_TRANSIT, OUT_FOR_DELIVERY, 1, true",
        "OUT_FOR_DELIVERY, IN_TRANSIT, -60, false",
        "OUT_FOR_DELIVERY, IN_TRANSIT, 60, true",
        "ATTEMPTED, OUT_FOR_DELIVERY, 600, true",
        "OUT_FOR_DELIVERY, ATTEMPTED, 0, true",
        "ATTEMPTED, OUT_FOR_DELIVERY, 0, false",
        "LABEL_CREATED, IN_TRANSIT, -60, true",
        "IN_TRANSIT, LABEL_CREATED, 60, false",
        "OUT_FOR_DELIVERY, DELIVERED, -60, true",
        "LOST, DELIVERED, 60, true",
        "LOST, IN_TRANSIT, 60, true",
        "IN_TRANSIT, RETURNED, -60, true"
    })
    void movesByTimeAndThenByPlace(TrackingStatus from, TrackingStatus to, long minutes, boolean moves) {
        assertThat(from.canBecome(to, NOON, NOON.plusSeconds(60 * minutes))).isEqualTo(moves);
    }

    @ParameterizedTest
    @EnumSource
    void nothingMovesAParcelFromItsEnd(TrackingStatus next) {
        assertThat(TrackingStatus.DELIVERED.canBecome(next, NOON, NOON.plusSeconds(60)))
                .isFalse();
        assertThat(TrackingStatus.RETURNED.canBecome(next, NOON, NOON.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void onlyTwoAreEnds() {
        assertThat(TrackingStatus.values()).filteredOn(TrackingStatus::isFinal).hasSize(2);
    }
}
