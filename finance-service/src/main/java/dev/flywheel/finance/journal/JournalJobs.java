package dev.flywheel.finance.journal;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work the journal repeats. */
@Configuration(proxyBeanMethods = false)
class JournalJobs {

    @Bean
    Job foldBalances(BalanceFold fold) {
        return new Job("fold-balances", Duration.ofSeconds(30), fold::fold);
    }
}
