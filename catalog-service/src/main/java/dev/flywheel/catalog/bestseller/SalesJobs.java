package dev.flywheel.catalog.bestseller;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When sales are ranked. */
@Configuration
class SalesJobs {

    @Bean
    Job rankSales(SalesRanking ranking) {
        return new Job("rank-sales", Duration.ofSeconds(30), ranking::run);
    }
}
