package dev.flywheel.seller.charge;

import static dev.flywheel.domain.LedgerAccount.COMMISSION_REVENUE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.seller.balance.BalanceEntries;
import dev.flywheel.seller.balance.Consignments;
import dev.flywheel.seller.fee.FeeSchedule;
import dev.flywheel.seller.fee.FeeSchedules;
import dev.flywheel.service.feed.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A seller's parcel left: he is owed its price, and owes the fees. The sale itself is stated by orders-service; this service
 * keeps the seller's side of it and states the fees. Runs in the transaction of the feed.
 */
@Component
class Sales {

    private final FeeSchedules schedules;
    private final Consignments consignments;
    private final FeeCharges charges;
    private final BalanceEntries balance;
    private final EventLog events;

    Sales(
            FeeSchedules schedules,
            Consignments consignments,
            FeeCharges charges,
            BalanceEntries balance,
            EventLog events) {
        this.schedules = schedules;
        this.consignments = consignments;
        this.charges = charges;
        this.balance = balance;
        this.events = events;
    }

    void dispatched(List<ShipmentDispatched> parcels) {
        List<ShipmentDispatched> ofSellers =
                parcels.stream().filter(parcel -> parcel.seller() != null).toList();
        if (ofSellers.isEmpty()) {
            return;
        }
        Set<ShipmentId> added = consignments.dispatched(ofSellers);
        FeeSchedule schedule = schedules.current();
        List<ChargedLine> lines = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (ShipmentDispatched parcel : ofSellers) {
            // Removing it lets a parcel that is told twice in one batch count once.
            if (added.remove(parcel.shipment())) {
                List<ChargedLine> charged = parcel.lines().stream()
                        .map(line -> ChargedLine.of(parcel, line, schedule))
                        .toList();
                lines.addAll(charged);
                state(parcel, charged, entries);
            }
        }
        charges.append(lines);
        balance.append(lines.stream().flatMap(line -> line.entries().stream()).toList());
        events.append(entries);
    }

    void delivered(List<ShipmentDelivered> scans) {
        List<ShipmentDelivered> ofSellers =
                scans.stream().filter(scan -> scan.seller() != null).toList();
        if (!ofSellers.isEmpty()) {
            consignments.delivered(ofSellers);
        }
    }

    private static void state(ShipmentDispatched parcel, List<ChargedLine> charged, List<JournalEntry> entries) {
        Dimensions dimensions =
                Dimensions.of(parcel.country(), "order:" + parcel.order()).with(parcel.seller());
        String key = "shipment:" + parcel.shipment();
        JournalEntry.Builder referral = JournalEntry.of(key + ":referral-fee", parcel.dispatchedAt(), "Referral fee");
        JournalEntry.Builder closing = JournalEntry.of(key + ":closing-fee", parcel.dispatchedAt(), "Closing fee");
        for (ChargedLine line : charged) {
            charge(referral, line.fee(), dimensions);
            charge(closing, line.closing(), dimensions);
        }
        if (charged.stream().anyMatch(line -> line.fee().isPositive())) {
            entries.add(referral.build());
        }
        if (charged.stream().anyMatch(line -> line.closing().isPositive())) {
            entries.add(closing.build());
        }
    }

    private static void charge(JournalEntry.Builder entry, Money fee, Dimensions dimensions) {
        entry.debit(SELLER_PAYABLE_PENDING, fee, dimensions).credit(COMMISSION_REVENUE, fee, dimensions);
    }
}
