package dev.flywheel.orders.cart;

import dev.flywheel.service.jobs.Job;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Guests' carts that nobody comes back for are dropped. */
@Configuration(proxyBeanMethods = false)
class CartJobs {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    @Bean
    Job forgetGuestCarts(CartItems items, Clock clock) {
        return new Job(
                "forget-guest-carts",
                Duration.ofHours(1),
                () -> items.dropGuests(clock.instant().minus(KEPT), BATCH));
    }
}
