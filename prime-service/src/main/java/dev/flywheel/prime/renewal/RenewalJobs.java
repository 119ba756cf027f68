package dev.flywheel.prime.renewal;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens at the end of a period. */
@Configuration(proxyBeanMethods = false)
class RenewalJobs {

    /** A bound, far above what a run finds; the rest waits for the next one. */
    private static final int MOST_BATCHES = 10_000;

    @Bean
    Job renewMemberships(Renewals renewals) {
        return new Job("renew-memberships", Duration.ofSeconds(10), () -> renew(renewals));
    }

    @Bean
    Job endMemberships(Renewals renewals) {
        return new Job("end-memberships", Duration.ofSeconds(10), renewals::endCancelled);
    }

    private static int renew(Renewals renewals) {
        int begun = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            int some = renewals.beginSome();
            if (some == 0) {
                break;
            }
            begun += some;
        }
        return begun;
    }
}
