package dev.flywheel.finance.giftcard;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work the sale of gift cards repeats. */
@Configuration(proxyBeanMethods = false)
class GiftCardJobs {

    @Bean
    Job resumeGiftCardSales(GiftCardSale sale) {
        return new Job("resume-gift-card-sales", Duration.ofSeconds(30), sale::resume);
    }
}
