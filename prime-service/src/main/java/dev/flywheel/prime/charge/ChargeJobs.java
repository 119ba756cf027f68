package dev.flywheel.prime.charge;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Charges that are due: renewals, retries, and those whose caller is gone or had no answer. */
@Configuration(proxyBeanMethods = false)
class ChargeJobs {

    @Bean
    Job chargeMembers(Charging charging) {
        return new Job("charge-members", Duration.ofSeconds(5), charging::chargeDue);
    }
}
