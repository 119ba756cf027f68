package dev.flywheel.seller.settlement;

import static dev.flywheel.seller.settlement.SettlementStatus.CARRIED_FORWARD;
import static dev.flywheel.seller.settlement.SettlementStatus.CLOSED;
import static dev.flywheel.seller.settlement.SettlementStatus.IN_TRANSIT;
import static dev.flywheel.seller.settlement.SettlementStatus.OPEN;
import static dev.flywheel.seller.settlement.SettlementStatus.PAID;
import static dev.flywheel.seller.settlement.SettlementStatus.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettlementStatusTest {

    private static final Map<SettlementStatus, Set<SettlementStatus>> NEXT = Map.of(
            OPEN, Set.of(CLOSED),
            CLOSED, Set.of(IN_TRANSIT, CARRIED_FORWARD),
            IN_TRANSIT, Set.of(PAID, RETURNED),
            PAID, Set.of(),
            RETURNED, Set.of(),
            CARRIED_FORWARD, Set.of());

    @Test
    void goesOnlyForward() {
        for (SettlementStatus from : SettlementStatus.values()) {
            for (SettlementStatus to : SettlementStatus.values()) {
                assertThat(from.canBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(NEXT.get(from).contains(to));
            }
        }
    }
}
