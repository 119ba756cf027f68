package dev.flywheel.prime.cancellation;

import dev.flywheel.domain.Money;
import dev.flywheel.prime.benefit.BenefitUse;
import dev.flywheel.prime.membership.Membership;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.prime.plan.Plans;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * What a member who leaves gets back of the month he paid for, by the offer he agreed to. By time: price × unused days ÷
 * days. Where the offer says so, what the membership was used for in that month is taken off, since a day's price would
 * otherwise buy a month's deliveries.
 */
@Component
class LeavingTerms {

    private final Plans plans;
    private final BenefitUse use;

    LeavingTerms(Plans plans, BenefitUse use) {
        this.plans = plans;
        this.use = use;
    }

    Terms of(Membership membership, Period paid, LocalDate today) {
        Money byTime = paid.proration().refund(today);
        boolean takesUseOff =
                plans.version(membership.planVersion()).refundPolicy().takesUseOff();
        Money used = takesUseOff
                ? use.since(membership.id(), startOf(paid), byTime.currency())
                : Money.zero(byTime.currency());
        return new Terms(
                byTime,
                used.min(byTime),
                paid.proration().unusedDays(today),
                paid.proration().days());
    }

    private static Instant startOf(Period paid) {
        return paid.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * @param byTime what the unused days cost
     * @param takenOff what was used, at most that
     */
    record Terms(Money byTime, Money takenOff, long unusedDays, long days) {

        Money refund() {
            return byTime.minus(takenOff);
        }

        /** For people. */
        String reason() {
            if (unusedDays == 0) {
                return "Every day paid for has been used.";
            }
            String time = unusedDays + " of " + days + " days paid for are unused.";
            return takenOff.isZero()
                    ? time
                    : time + " They cost " + byTime + "; " + takenOff
                            + " is taken off for deliveries that Prime paid for in this month.";
        }
    }
}
