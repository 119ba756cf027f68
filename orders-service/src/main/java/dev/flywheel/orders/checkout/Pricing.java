package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.delivery.Option;
import dev.flywheel.orders.promotion.Discount;
import dev.flywheel.orders.promotion.Discounts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a basket costs before tax is known: a plain calculation.
 *
 * <p>Delivery is charged for each consignment and split over its pieces by their worth. Prime waives it wholly where the
 * option says so; a promotion waives what the marketplace bears, and what a seller bears lowers his charge.
 *
 * @param consignments with the option's leg of each, in the same order
 * @param discounts for the pieces and the consignments, in the same order
 * @param wrap what wrapping one unit costs
 */
record Pricing(List<Piece> basket, List<Consignment> consignments, Option option, Discounts discounts, Money wrap) {

    /** What each piece costs; where prices include tax, it is in there. */
    List<Priced> priced() {
        List<Priced> priced = new ArrayList<>(basket.size());
        Delivery[] deliveries = deliveries();
        for (int i = 0; i < basket.size(); i++) {
            Piece piece = basket.get(i);
            List<Discount> off = discounts.ofLines().get(i);
            Money zero = Money.zero(piece.price().currency());
            Money subsidy = sum(off.stream().map(Discount::subsidised).toList(), zero);
            Money all = sum(off.stream().map(Discount::amount).toList(), zero);
            priced.add(new Priced(
                    piece,
                    piece.worth(),
                    all.minus(subsidy),
                    subsidy,
                    isWrapped(piece) ? wrap.times(piece.quantity()) : zero,
                    deliveries[i],
                    off));
        }
        return priced;
    }

    /** Third parties do not wrap. */
    static boolean isWrapped(Piece piece) {
        return piece.gift().wrap() && piece.offer().seller() == null;
    }

    /** Each piece's share of its consignment's delivery. */
    private Delivery[] deliveries() {
        Delivery[] shares = new Delivery[basket.size()];
        for (int i = 0; i < consignments.size(); i++) {
            Consignment consignment = consignments.get(i);
            Option.Leg leg = option.parcels().get(i);
            List<Discount> off = discounts.ofDeliveries().isEmpty()
                    ? List.of()
                    : discounts.ofDeliveries().get(i);
            Whole whole = whole(consignment, leg.price(), off);
            List<Money> charged = consignment.split(whole.charged, basket);
            List<Money> waived = consignment.split(whole.waived, basket);
            for (int k = 0; k < charged.size(); k++) {
                shares[consignment.places().get(k)] =
                        new Delivery(leg, charged.get(k).plus(waived.get(k)), waived.get(k), off);
            }
        }
        return shares;
    }

    private Whole whole(Consignment consignment, Money price, List<Discount> off) {
        Money zero = Money.zero(price.currency());
        if (option.primeFree()) {
            return new Whole(zero, price);
        }
        Money all = sum(off.stream().map(Discount::amount).toList(), zero);
        if (consignment.seller() == null) {
            return new Whole(price.minus(all), all);
        }
        return new Whole(
                price.minus(all), sum(off.stream().map(Discount::subsidised).toList(), zero));
    }

    private static Money sum(List<Money> amounts, Money zero) {
        return Money.sum(amounts, zero.currency());
    }

    /**
     * What a piece costs.
     *
     * @param discount what its sender takes off
     * @param subsidy what the marketplace takes off
     * @param discounts the same in words
     */
    record Priced(
            Piece piece,
            Money items,
            Money discount,
            Money subsidy,
            Money wrap,
            Delivery delivery,
            List<Discount> discounts) {

        Money goods() {
            return items.minus(discount).minus(subsidy);
        }
    }

    /**
     * A piece's share of its delivery.
     *
     * @param off what was taken off the whole consignment's delivery
     */
    record Delivery(Option.Leg leg, Money shipping, Money waived, List<Discount> off) {

        Money charged() {
            return shipping.minus(waived);
        }
    }

    private record Whole(Money charged, Money waived) {}
}
