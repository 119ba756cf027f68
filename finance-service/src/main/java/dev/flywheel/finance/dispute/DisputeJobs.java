package dev.flywheel.finance.dispute;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work disputes repeat. */
@Configuration(proxyBeanMethods = false)
class DisputeJobs {

    @Bean
    Job lookAtDisputes(DisputeDesk desk) {
        return new Job("look-at-disputes", Duration.ofSeconds(10), desk::lookAtDue);
    }
}
