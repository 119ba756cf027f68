package dev.flywheel.seller.settlement;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps sellers' money moving. */
@Configuration(proxyBeanMethods = false)
class SettlementJobs {

    @Bean
    Job settleSellers(SettlementRun run) {
        return new Job("settle-sellers", Duration.ofMinutes(1), run::run);
    }
}
