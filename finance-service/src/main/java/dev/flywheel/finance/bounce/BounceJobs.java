package dev.flywheel.finance.bounce;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work bounces repeat. */
@Configuration(proxyBeanMethods = false)
class BounceJobs {

    @Bean
    Job lookAtBounces(BounceDesk desk) {
        return new Job("look-at-bounces", Duration.ofSeconds(10), desk::lookAtDue);
    }
}
