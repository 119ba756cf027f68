package dev.flywheel.seller.charge;

import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.balance.BalanceEntry;
import dev.flywheel.seller.balance.EntryKind;
import dev.flywheel.seller.fee.FeeSchedule;
import dev.flywheel.seller.fee.ReferralFee;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * A line of a parcel with the fees it is charged.
 *
 * @param row of the schedule that applied on the day of dispatch
 * @param base what the referral fee counts on
 * @param fee the referral fee
 * @param closing the closing fee; zero where there is none
 */
record ChargedLine(
        ShipmentDispatched parcel, OrderLineRef line, ReferralFee row, Money base, Money fee, Money closing) {

    static ChargedLine of(ShipmentDispatched parcel, OrderLineRef line, FeeSchedule schedule) {
        LocalDate day = LocalDate.ofInstant(parcel.dispatchedAt(), ZoneOffset.UTC);
        ReferralFee row = schedule.referralFee(line.category(), line.items().currency(), day);
        Money base = row.base(line.items(), line.shipping());
        Money closing = schedule.closingFee(row, line.items(), line.quantity(), day);
        return new ChargedLine(parcel, line, row, base, row.ofLine(base, line.quantity()), closing);
    }

    SellerId seller() {
        return Objects.requireNonNull(parcel.seller());
    }

    List<BalanceEntry> entries() {
        return List.of(
                entry(EntryKind.SALE, line.items(), "Sold"),
                entry(EntryKind.SALE_SHIPPING, line.shipping(), "Delivery of what was sold"),
                entry(EntryKind.REFERRAL_FEE, fee.negate(), row.title() + ": " + row.terms() + " of " + base),
                entry(EntryKind.CLOSING_FEE, closing.negate(), row.title() + ": closing fee of each unit"));
    }

    private BalanceEntry entry(EntryKind kind, Money amount, String reason) {
        BalanceEntry.Line cause = new BalanceEntry.Line(
                parcel.order(), parcel.shipment(), line.orderLine(), null, line.sku(), line.quantity());
        return new BalanceEntry(seller(), kind, amount, parcel.dispatchedAt(), cause, reason, null);
    }
}
