package dev.flywheel.orders.payment;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be made up for with finance. */
@Configuration(proxyBeanMethods = false)
class PaymentJobs {

    @Bean
    Job releasePayments(Releases releases) {
        return new Job("release-payments", Duration.ofSeconds(10), releases::attemptDue);
    }
}
