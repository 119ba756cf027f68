package dev.flywheel.orders.stock;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the stock does by itself. */
@Configuration(proxyBeanMethods = false)
class StockJobs {

    @Bean
    Job tellStock(StockNews news) {
        return new Job("tell-stock", Duration.ofSeconds(1), () -> {
            int told = 0;
            int now;
            do {
                now = news.tell();
                told += now;
            } while (now > 0);
            return told;
        });
    }
}
