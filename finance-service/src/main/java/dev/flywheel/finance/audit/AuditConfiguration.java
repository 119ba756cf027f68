package dev.flywheel.finance.audit;

import dev.flywheel.service.jobs.Job;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks the books daily and counts: checks made, and what the last one found. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Job checkBooks(Books books, MeterRegistry meters) {
        Gauge.builder("flywheel.books.findings", books, Books::findings).register(meters);
        Counter checks = meters.counter("flywheel.books.checks");
        return new Job("check-books", Duration.ofDays(1), () -> {
            checks.increment(books.checkIfDue() ? 1 : 0);
            return 0; // Looking changes nothing, so there is never more to do.
        });
    }
}
