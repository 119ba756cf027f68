package dev.flywheel.catalog.matching;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What matching does by itself. */
@Configuration
class MatchJobs {

    /** So that little is left to read when somebody asks. */
    @Bean
    Job readWordsForMatching(MatchDocuments documents) {
        return new Job("read-words-for-matching", Duration.ofSeconds(30), documents::catchUpAtRest);
    }

    @Bean
    Job forgetMatches(Matches matches) {
        return new Job("forget-matches", Duration.ofHours(6), matches::forget);
    }
}
