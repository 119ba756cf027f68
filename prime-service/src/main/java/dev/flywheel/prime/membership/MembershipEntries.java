package dev.flywheel.prime.membership;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.REFUND_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.SUBSCRIPTION_REVENUE;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.Money;
import java.time.Instant;

/**
 * How a membership's money is booked. A member may claim the unused days back at any time, so what he paid is owed to him
 * until the day is over: a refund liability, not deferred revenue. Finance books the movements of money against the contract
 * liability, which these entries empty and fill.
 */
public final class MembershipEntries {

    private MembershipEntries() {}

    /** A period was paid. */
    public static JournalEntry charged(Period period, Instant at) {
        Dimensions what = dimensions(period);
        return JournalEntry.of(period.key() + ":charged", at, "Membership charged")
                .debit(CONTRACT_LIABILITY, period.price(), what)
                .credit(REFUND_LIABILITY, period.price(), what)
                .build();
    }

    /**
     * A period was broken off.
     *
     * @param earned what was served and not yet recognised
     * @param refund what goes back; one of the two is not zero
     */
    public static JournalEntry cancelled(Period period, Money earned, Money refund, Instant at) {
        Dimensions what = dimensions(period);
        return JournalEntry.of(period.key() + ":cancelled", at, "Membership cancelled")
                .debit(REFUND_LIABILITY, earned.plus(refund), what)
                .credit(SUBSCRIPTION_REVENUE, earned, what)
                .credit(CONTRACT_LIABILITY, refund, what)
                .build();
    }

    private static Dimensions dimensions(Period period) {
        return Dimensions.of(period.country(), "membership:" + period.membership());
    }
}
