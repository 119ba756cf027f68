package dev.flywheel.prime.revenue;

import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Recognises the days that are over, oldest first. */
@Configuration(proxyBeanMethods = false)
class RevenueJobs {

    /** A bound, far above what a run finds; the rest waits for the next one. */
    private static final int MOST_BATCHES = 10_000;

    @Bean
    Job recogniseRevenue(DailyRevenue revenue) {
        return new Job("recognise-revenue", Duration.ofMinutes(1), () -> recognise(revenue));
    }

    private static int recognise(DailyRevenue revenue) {
        int recognised = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            Optional<LocalDate> day = revenue.oldestDay();
            if (day.isEmpty()) {
                break;
            }
            int some = revenue.recogniseSome(day.get());
            if (some == 0) {
                // Another run is at it.
                break;
            }
            recognised += some;
        }
        return recognised;
    }
}
