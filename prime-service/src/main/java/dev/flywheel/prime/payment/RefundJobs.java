package dev.flywheel.prime.payment;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be made up for with finance. */
@Configuration(proxyBeanMethods = false)
class RefundJobs {

    @Bean
    Job refundMembers(Refunds refunds) {
        return new Job("refund-members", Duration.ofSeconds(5), refunds::attemptDue);
    }
}
