package dev.flywheel.seller.settlement;

import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_AVAILABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_IN_TRANSIT;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.seller.balance.BalanceEntries;
import dev.flywheel.seller.balance.BalanceEntry;
import dev.flywheel.seller.balance.EntryKind;
import dev.flywheel.seller.balance.SellerMoney;
import dev.flywheel.seller.settlement.Settlements.Settled;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a settlement from its close to its end, each one transaction and each taken once. */
@Service
@Transactional
class SettlementClosing {

    private final SellerMoney money;
    private final Settlements settlements;
    private final OpenSettlements open;
    private final BalanceEntries entries;
    private final EventLog events;
    private final Clock clock;

    SettlementClosing(
            SellerMoney money,
            Settlements settlements,
            OpenSettlements open,
            BalanceEntries entries,
            EventLog events,
            Clock clock) {
        this.money = money;
        this.settlements = settlements;
        this.open = open;
        this.entries = entries;
        this.events = events;
        this.clock = clock;
    }

    /** Fixes the totals; with nothing to pay, what the seller owes goes to the next settlement. */
    boolean close(UUID id) {
        money.lock(settlements.read(id).seller());
        Optional<Settlements.Totals> totals = settlements.close(id);
        if (totals.isPresent() && totals.get().net() <= 0) {
            settlements.move(id, SettlementStatus.CLOSED, SettlementStatus.CARRIED_FORWARD);
            carry(settlements.read(id), "Owed from settlement " + id);
        }
        return totals.isPresent();
    }

    /** Puts the money in transit, from where finance pays it out. */
    boolean send(UUID id) {
        boolean first = settlements.move(id, SettlementStatus.CLOSED, SettlementStatus.IN_TRANSIT);
        if (first) {
            state(settlements.read(id), "in-transit", SELLER_PAYABLE_AVAILABLE, SELLER_PAYABLE_IN_TRANSIT);
        }
        return first;
    }

    /** The bank has the money. The journal hears so from finance. */
    boolean paid(Settled settled) {
        boolean first = settlements.move(settled.id(), SettlementStatus.IN_TRANSIT, SettlementStatus.PAID);
        if (first) {
            entries.append(List.of(entry(settled, EntryKind.PAYOUT, -1, "Paid to your bank", settled.id())));
        }
        return first;
    }

    /** The bank refused the money: it is available again, in the next settlement. */
    boolean returned(Settled settled) {
        money.lock(settled.seller());
        boolean first = settlements.move(settled.id(), SettlementStatus.IN_TRANSIT, SettlementStatus.RETURNED);
        if (first) {
            state(settled, "returned", SELLER_PAYABLE_IN_TRANSIT, SELLER_PAYABLE_AVAILABLE);
            carry(settled, "Your bank returned settlement " + settled.id());
        }
        return first;
    }

    private void carry(Settled settled, String reason) {
        if (settled.net().isZero()) {
            return;
        }
        UUID next = open.of(settled.seller(), settled.net().currency(), settled.periodEnd());
        entries.append(List.of(
                entry(settled, EntryKind.CARRIED_OUT, -1, reason, settled.id()),
                entry(settled, EntryKind.CARRIED_IN, 1, reason, next)));
    }

    private BalanceEntry entry(Settled settled, EntryKind kind, int sign, String reason, UUID into) {
        return new BalanceEntry(
                settled.seller(),
                kind,
                settled.net().times(sign),
                clock.instant(),
                new BalanceEntry.Settled(settled.id()),
                reason,
                into);
    }

    private void state(Settled settled, String step, LedgerAccount from, LedgerAccount to) {
        Dimensions dimensions =
                Dimensions.of(settled.country(), "settlement:" + settled.id()).with(settled.seller());
        events.append(JournalEntry.of("settlement:" + settled.id() + ":" + step, clock.instant(), "Settlement " + step)
                .debit(from, settled.net(), dimensions)
                .credit(to, settled.net(), dimensions)
                .build());
    }
}
