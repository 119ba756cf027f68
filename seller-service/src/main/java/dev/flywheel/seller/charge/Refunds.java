package dev.flywheel.seller.charge;

import static dev.flywheel.domain.LedgerAccount.COMMISSION_REVENUE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_AVAILABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.seller.balance.BalanceEntries;
import dev.flywheel.seller.balance.BalanceEntry;
import dev.flywheel.seller.balance.Consignment;
import dev.flywheel.seller.balance.Consignments;
import dev.flywheel.seller.balance.EntryKind;
import dev.flywheel.seller.balance.SellerMoney;
import dev.flywheel.seller.fee.FeeSchedules;
import dev.flywheel.seller.fee.RefundAdministrationFee;
import dev.flywheel.seller.settlement.OpenSettlements;
import dev.flywheel.service.feed.EventLog;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A shopper got money back for a seller's goods: the seller owes it, and gets back the fees of those very units as they were
 * charged, less the administration fee. Runs in the transaction of the feed.
 */
@Component
class Refunds {

    private final FeeSchedules schedules;
    private final SellerMoney money;
    private final Consignments consignments;
    private final FeeCharges charges;
    private final BalanceEntries balance;
    private final OpenSettlements settlements;
    private final EventLog events;

    Refunds(
            FeeSchedules schedules,
            SellerMoney money,
            Consignments consignments,
            FeeCharges charges,
            BalanceEntries balance,
            OpenSettlements settlements,
            EventLog events) {
        this.schedules = schedules;
        this.money = money;
        this.consignments = consignments;
        this.charges = charges;
        this.balance = balance;
        this.settlements = settlements;
        this.events = events;
    }

    void issued(RefundIssued refund) {
        if (refund.seller() == null) {
            return;
        }
        money.lock(refund.seller());
        Consignment parcel = consignments.lock(refund.shipment());
        if (!charges.refunded(refund.refund(), refund.shipment(), Timestamp.from(refund.refundedAt()))) {
            return;
        }
        List<RefundedLine> lines = takeBack(refund);
        Map<String, UUID> takenUpBy = parcel.released() ? openSettlements(parcel, lines, day(refund)) : Map.of();
        balance.append(lines.stream()
                .flatMap(line -> entries(refund, parcel, line, takenUpBy).stream())
                .toList());
        state(refund, parcel, lines);
    }

    private List<RefundedLine> takeBack(RefundIssued refund) {
        RefundAdministrationFee administration = schedules.current().refundAdministrationFee(day(refund));
        return refund.lines().stream()
                .map(line -> {
                    FeeCharge charge = charges.lock(refund.shipment(), line.orderLine());
                    RefundedLine back = RefundedLine.of(charge, line, administration);
                    charges.takeBack(refund.refund(), back);
                    return back;
                })
                .toList();
    }

    /** The money was released already, so the refund comes out of what the seller is paid next. */
    private Map<String, UUID> openSettlements(Consignment parcel, List<RefundedLine> lines, LocalDate day) {
        Map<String, UUID> byCurrency = new HashMap<>();
        lines.stream()
                .map(line -> line.items().currency())
                .distinct()
                .forEach(currency ->
                        byCurrency.put(currency.getCurrencyCode(), settlements.of(parcel.seller(), currency, day)));
        return byCurrency;
    }

    private static List<BalanceEntry> entries(
            RefundIssued refund, Consignment parcel, RefundedLine line, Map<String, UUID> takenUpBy) {
        BalanceEntry.Line cause = new BalanceEntry.Line(
                parcel.order(),
                parcel.shipment(),
                line.charge().orderLine(),
                refund.refund(),
                line.sku(),
                line.quantity());
        UUID settlement = takenUpBy.get(line.items().currency().getCurrencyCode());
        List<BalanceEntry> entries = new ArrayList<>();
        new Postings(parcel, refund, cause, settlement, entries)
                .add(EntryKind.REFUND, line.items().negate(), "Returned by the shopper")
                .add(EntryKind.REFUND_SHIPPING, line.shipping().negate(), "Delivery given back to the shopper")
                .add(EntryKind.REFERRAL_FEE_REFUND, line.givenBack(), "Referral fee of the units that came back")
                .add(EntryKind.CLOSING_FEE_REFUND, line.closingGivenBack(), "Closing fee of the units that came back")
                .add(
                        EntryKind.REFUND_ADMINISTRATION_FEE,
                        line.administrationFee().negate(),
                        "Kept from the referral fee for handling the refund");
        return entries;
    }

    private void state(RefundIssued refund, Consignment parcel, List<RefundedLine> lines) {
        Dimensions dimensions =
                Dimensions.of(parcel.country(), "order:" + parcel.order()).with(parcel.seller());
        LedgerAccount payable = parcel.released() ? SELLER_PAYABLE_AVAILABLE : SELLER_PAYABLE_PENDING;
        String key = "refund:" + refund.refund();
        List<JournalEntry> entries = new ArrayList<>();
        JournalEntry.Builder fee =
                JournalEntry.of(key + ":referral-fee", refund.refundedAt(), "Referral fee given back");
        JournalEntry.Builder closing =
                JournalEntry.of(key + ":closing-fee", refund.refundedAt(), "Closing fee given back");
        JournalEntry.Builder transfer = JournalEntry.of(
                key + ":from-available", refund.refundedAt(), "Refund of a sale whose money was released");
        boolean feeMoves = false;
        boolean closingMoves = false;
        boolean moneyMoves = false;
        for (RefundedLine line : lines) {
            fee.debit(COMMISSION_REVENUE, line.givenBack(), dimensions)
                    .credit(payable, line.givenBack(), dimensions)
                    .debit(payable, line.administrationFee(), dimensions)
                    .credit(COMMISSION_REVENUE, line.administrationFee(), dimensions);
            feeMoves |= line.givenBack().isPositive();
            closing.debit(COMMISSION_REVENUE, line.closingGivenBack(), dimensions)
                    .credit(payable, line.closingGivenBack(), dimensions);
            closingMoves |= line.closingGivenBack().isPositive();
            Money refunded = line.items().plus(line.shipping());
            transfer.debit(SELLER_PAYABLE_AVAILABLE, refunded, dimensions)
                    .credit(SELLER_PAYABLE_PENDING, refunded, dimensions);
            moneyMoves |= refunded.isPositive();
        }
        if (feeMoves) {
            entries.add(fee.build());
        }
        if (closingMoves) {
            entries.add(closing.build());
        }
        // orders-service takes every refund from the pending account; where the money has left it, it is put back
        // first.
        if (parcel.released() && moneyMoves) {
            entries.add(transfer.build());
        }
        events.append(entries);
    }

    private static LocalDate day(RefundIssued refund) {
        return LocalDate.ofInstant(refund.refundedAt(), ZoneOffset.UTC);
    }

    /** Collects the entries of one line. */
    private record Postings(
            Consignment parcel,
            RefundIssued refund,
            BalanceEntry.Line cause,
            @Nullable UUID settlement,
            List<BalanceEntry> entries) {

        Postings add(EntryKind kind, Money amount, String reason) {
            entries.add(
                    new BalanceEntry(parcel.seller(), kind, amount, refund.refundedAt(), cause, reason, settlement));
            return this;
        }
    }
}
