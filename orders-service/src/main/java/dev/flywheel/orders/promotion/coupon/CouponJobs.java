package dev.flywheel.orders.promotion.coupon;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be cleared away. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PromotionSettings.class)
class CouponJobs {

    @Bean
    Job forgetCouponGuesses(Guesses guesses) {
        return new Job("forget-coupon-guesses", Duration.ofMinutes(10), guesses::forgetOld);
    }
}
