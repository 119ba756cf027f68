package dev.flywheel.catalog.imports;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps imports going. */
@Configuration
class ImportJobs {

    @Bean
    Job resumeImports(ImportRunner runner) {
        return new Job("resume-imports", Duration.ofSeconds(30), runner::resume);
    }
}
