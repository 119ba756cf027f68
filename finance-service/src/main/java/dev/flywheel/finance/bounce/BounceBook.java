package dev.flywheel.finance.bounce;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.domain.Ids;
import dev.flywheel.finance.journal.Ledger;
import dev.flywheel.finance.payment.BouncedRefunds;
import dev.flywheel.finance.payment.BouncedRefunds.Paid;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A bounce becomes true here: the payment's counters, the money at the provider, the event, in one transaction and once. */
@Component
class BounceBook {

    private final Bounces bounces;
    private final BouncedRefunds refunds;
    private final Ledger ledger;
    private final EventLog events;
    private final Clock clock;

    BounceBook(Bounces bounces, BouncedRefunds refunds, Ledger ledger, EventLog events, Clock clock) {
        this.bounces = bounces;
        this.refunds = refunds;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records that a refund bounced; doing it again changes nothing.
     *
     * @return false when it is none that we know to have succeeded
     */
    @Transactional
    public boolean record(String provider, String providerReference, String reason) {
        Optional<Paid> paid = refunds.find(provider, providerReference);
        if (paid.isEmpty()) {
            return false;
        }
        UUID id = Ids.next();
        Instant now = clock.instant();
        if (bounces.insert(id, paid.get(), provider, providerReference, reason, now)) {
            refunds.takeBack(paid.get());
            ledger.append("finance", List.of(entry(paid.get(), now)));
            events.append(told(id, paid.get(), reason, now));
        }
        return true;
    }

    /** A fact of its own and no correction, so it names no entry that it reverses: the money did leave. */
    static JournalEntry entry(Paid paid, Instant at) {
        Dimensions dimensions = Dimensions.of(paid.country(), paid.reference());
        return JournalEntry.of(paid.entryKey(), at, "refund for " + paid.reference() + " bounced")
                .debit(PROVIDER_RECEIVABLE, paid.amount(), dimensions)
                .credit(CONTRACT_LIABILITY, paid.amount(), dimensions)
                .build();
    }

    private static RefundBounced told(UUID id, Paid paid, String reason, Instant at) {
        return new RefundBounced(id, paid.payment(), paid.reference(), paid.key(), paid.amount(), reason, at);
    }
}
