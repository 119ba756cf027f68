package dev.flywheel.finance.reconciliation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** {@code DEGRADED} while the provider's files and our records do not agree. */
@Component
class ReconciliationHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "the provider's files need a look");

    private final Reconciliations reconciliations;

    ReconciliationHealthIndicator(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @Override
    public Health health() {
        int findings = reconciliations.findings();
        return (findings == 0 ? Health.up() : Health.status(DEGRADED))
                .withDetail("findings", findings)
                .build();
    }
}
