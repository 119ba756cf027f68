package dev.flywheel.finance.reconciliation;

import dev.flywheel.service.jobs.Job;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reconciles daily and counts what is found. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    @Bean
    Job reconcileSettlements(Reconciliations reconciliations, MeterRegistry meters) {
        Gauge.builder("flywheel.reconciliation.findings", reconciliations, Reconciliations::findings)
                .register(meters);
        return new Job("reconcile-settlements", Duration.ofHours(6), () -> {
            reconciliations.reconcileDue();
            return 0; // Looking moves nothing; what is left of the days waits for the next run.
        });
    }
}
