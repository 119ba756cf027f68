package dev.flywheel.seller.settlement;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.Payouts;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.seller.settlement.Settlements.Settled;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Everything that is due for sellers' money, in its order: release reserves, close periods, send, pay. It finds its work in
 * the tables, so it may be stopped anywhere, run late, or run twice at once.
 */
@Component
class SettlementRun {

    private static final Logger log = LoggerFactory.getLogger(SettlementRun.class);

    private final ReserveReleases releases;
    private final Settlements settlements;
    private final SettlementClosing closing;
    private final Payouts payouts;
    private final Clock clock;

    SettlementRun(
            ReserveReleases releases,
            Settlements settlements,
            SettlementClosing closing,
            Payouts payouts,
            Clock clock) {
        this.releases = releases;
        this.settlements = settlements;
        this.closing = closing;
        this.payouts = payouts;
        this.clock = clock;
    }

    /** Returns how many steps were taken; a payout that is still unknown is none. */
    int run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        int steps = each(releases.due(today), releases::release);
        steps += eachOnce(settlements.toClose(today), closing::close);
        steps += eachOnce(settlements.toSend(), closing::send);
        steps += eachOnce(settlements.inTransit(), this::pay);
        return steps;
    }

    private boolean pay(Settled settled) {
        Payouts.Request request =
                new Payouts.Request("settlement:" + settled.id(), settled.seller(), settled.net(), settled.country());
        Payments.Status status;
        try {
            status = payouts.pay(request).status();
        } catch (ProblemException failure) {
            log.warn("payout of settlement {} is repeated later: {}", settled.id(), failure.toString());
            return false;
        }
        return switch (status) {
            // Nobody has a step to do for a payout, so that would be as good as no answer.
            case UNKNOWN, ACTION_REQUIRED -> false;
            case SUCCEEDED -> closing.paid(settled);
            case DECLINED, VOIDED -> closing.returned(settled);
        };
    }

    private static <T> int eachOnce(List<T> due, Predicate<T> step) {
        return each(due, one -> step.test(one) ? 1 : 0);
    }

    /** One seller's trouble must not keep the others waiting. */
    private static <T> int each(List<T> due, ToIntFunction<T> step) {
        int done = 0;
        for (T one : due) {
            try {
                done += step.applyAsInt(one);
            } catch (RuntimeException failure) {
                log.error("settling {} failed", one, failure);
            }
        }
        return done;
    }
}
