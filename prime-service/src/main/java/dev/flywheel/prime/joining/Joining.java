package dev.flywheel.prime.joining;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.prime.PrimeSettings;
import dev.flywheel.prime.charge.Charging;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.prime.membership.PeriodStatus;
import dev.flywheel.prime.membership.Periods;
import dev.flywheel.service.feed.FeedDelivery;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Two short transactions with finance asked in between, outside both. */
@Component
class Joining {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration DELIVERY = Duration.ofMillis(500);

    private final JoinOpening opening;
    private final Charging charging;
    private final Periods periods;
    private final FeedDelivery delivery;
    private final PrimeSettings settings;

    Joining(JoinOpening opening, Charging charging, Periods periods, FeedDelivery delivery, PrimeSettings settings) {
        this.opening = opening;
        this.charging = charging;
        this.periods = periods;
        this.delivery = delivery;
        this.settings = settings;
    }

    /** Makes the account a member, or not, or leaves that pending; {@code key} tells repeats. */
    Result join(AccountId account, IdempotencyKey key, JoinRequest request) {
        return switch (opening.open(account, key.required(), request)) {
            case JoinOpening.Opened.Now now -> new Result(pay(now.first()), false);
            case JoinOpening.Opened.Before before -> new Result(decided(before.membership()), true);
        };
    }

    private Period pay(Period first) {
        if (charging.charge(first)) {
            // The next thing he does is to order with his benefits, and orders learns of them from our feed.
            delivery.await(DELIVERY);
        }
        return first(first.membership());
    }

    /** Waits for the call that opened the membership; when that one is gone, a job finishes its work. */
    private Period decided(MembershipId membership) {
        long patience = System.nanoTime() + settings.resumeAfter().toNanos();
        Period first = first(membership);
        while (first.status() == PeriodStatus.PENDING && System.nanoTime() < patience && paused()) {
            first = first(membership);
        }
        return first;
    }

    private Period first(MembershipId membership) {
        return periods.find(membership, 1).orElseThrow();
    }

    private static boolean paused() {
        try {
            Thread.sleep(LOOK_AGAIN);
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * @param first the first period, which says whether the money came
     * @param repeated true when an earlier call with the same key did the work
     */
    record Result(Period first, boolean repeated) {}
}
