package dev.flywheel.catalog.listing;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lets products follow what happens elsewhere in the catalogue. */
@Configuration
class ListingJobs {

    @Bean
    Job followCategories(CategoryFollower follower) {
        return new Job("follow-categories", Duration.ofSeconds(2), follower::follow);
    }
}
