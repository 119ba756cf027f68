package dev.flywheel.prime.membership;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A period's price by the day. A day is earned when it is over, so the day of a cancellation is given back.
 *
 * @param startsOn first day
 * @param endsOn the day after the last one
 */
public record Proration(Money price, LocalDate startsOn, LocalDate endsOn) {

    public long days() {
        return ChronoUnit.DAYS.between(startsOn, endsOn);
    }

    /** Days that are not over at the beginning of that day. */
    public long unusedDays(LocalDate on) {
        return Math.clamp(ChronoUnit.DAYS.between(on, endsOn), 0, days());
    }

    /** Price × unused days ÷ days of the period, rounded half up once. */
    public Money refund(LocalDate on) {
        BigDecimal share = BigDecimal.valueOf(price.minor())
                .multiply(BigDecimal.valueOf(unusedDays(on)))
                .divide(BigDecimal.valueOf(days()), 0, RoundingMode.HALF_UP);
        return new Money(share.longValueExact(), price.currency());
    }

    /** What one day earns: the price ÷ days, rounded down; the last day takes the rest. */
    public Money earnedOn(LocalDate day) {
        if (day.isBefore(startsOn) || !day.isBefore(endsOn)) {
            return Money.zero(price.currency());
        }
        long daily = price.minor() / days();
        boolean last = day.plusDays(1).equals(endsOn);
        return new Money(last ? price.minor() - daily * (days() - 1) : daily, price.currency());
    }
}
