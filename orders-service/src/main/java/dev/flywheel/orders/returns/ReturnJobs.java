package dev.flywheel.orders.returns;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is made up for when a receiver was interrupted, or when what was paid came back. */
@Configuration(proxyBeanMethods = false)
class ReturnJobs {

    private static final int BATCH = 100;

    @Bean
    Job takeBouncedRefunds(BouncedRefunds bounces, Refunding refunding) {
        return new Job("take-bounced-refunds", Duration.ofSeconds(5), () ->
                (int) bounces.waiting(BATCH).stream().filter(refunding::bounced).count());
    }

    @Bean
    Job resumeRefunds(Receipt receipt) {
        return new Job("resume-refunds", Duration.ofSeconds(5), receipt::resume);
    }
}
