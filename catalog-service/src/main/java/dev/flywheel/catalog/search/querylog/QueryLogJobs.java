package dev.flywheel.catalog.search.querylog;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When queries are forgotten. */
@Configuration
class QueryLogJobs {

    @Bean
    Job forgetQueries(QueryCounts counts) {
        return new Job("forget-queries", Duration.ofHours(6), counts::forget);
    }
}
