package dev.flywheel.finance.dispute;

import static dev.flywheel.domain.LedgerAccount.CHARGEBACK_LOSS;
import static dev.flywheel.domain.LedgerAccount.DISPUTED_PAYMENTS;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;

import dev.flywheel.contracts.finance.DisputeChanged;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.journal.Ledger;
import dev.flywheel.finance.payment.DisputedPayments;
import dev.flywheel.finance.provider.PaymentProvider.DisputeState;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the provider says of a dispute becomes true here: its status, the money it moved, the event, in one transaction. */
@Component
class DisputeBook {

    private final Disputes disputes;
    private final DisputedPayments payments;
    private final Ledger ledger;
    private final EventLog events;
    private final Clock clock;

    DisputeBook(Disputes disputes, DisputedPayments payments, Ledger ledger, EventLog events, Clock clock) {
        this.disputes = disputes;
        this.payments = payments;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records how a dispute stands; what was not heard of before is opened first, whatever became of it since.
     *
     * @return empty when it is about none of our payments
     */
    @Transactional
    public Optional<Dispute> record(String provider, DisputeState state) {
        Optional<PaymentId> payment = payments.find(provider, state.authorisations());
        if (payment.isEmpty()) {
            return Optional.empty();
        }
        UUID id = Ids.next();
        if (disputes.insert(id, provider, state, payment.get(), clock.instant())) {
            payments.dispute(payment.get(), state.amount());
            Dispute opened = disputes.find(id).orElseThrow();
            book(opened, DISPUTED_PAYMENTS, PROVIDER_RECEIVABLE);
            tell(opened);
        }
        Dispute known = disputes.find(provider, state.reference()).orElseThrow();
        return Optional.of(become(known, DisputeStatus.valueOf(state.status().name())));
    }

    /** Records that it was defended. */
    @Transactional
    public Dispute defended(Dispute dispute, String evidence, AccountId operator) {
        disputes.keepEvidence(dispute.id(), evidence, operator);
        return become(disputes.find(dispute.id()).orElseThrow(), DisputeStatus.DEFENDED);
    }

    private Dispute become(Dispute dispute, DisputeStatus next) {
        if (!dispute.status().canBecome(next)
                || !disputes.change(dispute.id(), dispute.status(), next, clock.instant())) {
            return dispute;
        }
        Dispute now = disputes.find(dispute.id()).orElseThrow();
        if (next == DisputeStatus.WON) {
            payments.undispute(now.payment(), now.amount());
            book(now, PROVIDER_RECEIVABLE, DISPUTED_PAYMENTS);
        } else if (next == DisputeStatus.LOST) {
            book(now, CHARGEBACK_LOSS, DISPUTED_PAYMENTS);
        }
        tell(now);
        return now;
    }

    private void book(Dispute dispute, LedgerAccount debit, LedgerAccount credit) {
        String what = dispute.status().name().toLowerCase(Locale.ROOT);
        Dimensions dimensions = Dimensions.of(dispute.country(), dispute.reference());
        ledger.append(
                "finance",
                List.of(JournalEntry.of(
                                "dispute:" + dispute.id() + ":" + what,
                                dispute.changedAt(),
                                "dispute of " + dispute.reference() + " " + what)
                        .debit(debit, dispute.amount(), dimensions)
                        .credit(credit, dispute.amount(), dimensions)
                        .build()));
    }

    private void tell(Dispute dispute) {
        events.append(new DisputeChanged(
                dispute.id(),
                dispute.payment(),
                dispute.reference(),
                dispute.amount(),
                dispute.status().told(),
                dispute.reason(),
                dispute.evidenceDueBy(),
                dispute.changedAt()));
    }
}
