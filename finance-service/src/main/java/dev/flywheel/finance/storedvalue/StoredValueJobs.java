package dev.flywheel.finance.storedvalue;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work stored value repeats. */
@Configuration(proxyBeanMethods = false)
class StoredValueJobs {

    @Bean
    Job forgetGiftCardGuesses(Guesses guesses) {
        return new Job("forget-gift-card-guesses", Duration.ofDays(1), guesses::forgetOld);
    }
}
