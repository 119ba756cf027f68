package dev.flywheel.prime.charge;

import dev.flywheel.prime.PrimeSettings;
import dev.flywheel.prime.membership.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a refused renewal is tried again: so many days after the first refusal. */
@Component
class RetryDays {

    private final List<Integer> days;

    RetryDays(PrimeSettings settings) {
        this.days = settings.retryDays();
    }

    /** When to try again after this refusal; null after the last one. */
    @Nullable
    Instant next(Period period, Instant refusedAt) {
        if (period.attempt() >= days.size()) {
            return null;
        }
        Instant first = Objects.requireNonNullElse(period.firstFailedAt(), refusedAt);
        return first.plus(Duration.ofDays(days.get(period.attempt())));
    }
}
