package dev.flywheel.orders.returns;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is made up for when a receiver was interrupted. */
@Configuration(proxyBeanMethods = false)
class ReturnJobs {

    @Bean
    Job resumeRefunds(Receipt receipt) {
        return new Job("resume-refunds", Duration.ofSeconds(5), receipt::resume);
    }
}
