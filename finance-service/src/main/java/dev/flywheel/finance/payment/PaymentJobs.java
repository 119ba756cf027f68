package dev.flywheel.finance.payment;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work payments repeat. */
@Configuration(proxyBeanMethods = false)
class PaymentJobs {

    @Bean
    Job resolveUnknownPayments(UnknownCalls unknown) {
        return new Job("resolve-unknown-payments", Duration.ofSeconds(10), unknown::resolve);
    }

    @Bean
    Job forgetWebhooks(Webhooks webhooks) {
        return new Job("forget-webhooks", Duration.ofDays(1), webhooks::forgetOld);
    }
}
