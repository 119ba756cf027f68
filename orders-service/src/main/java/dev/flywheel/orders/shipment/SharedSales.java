package dev.flywheel.orders.shipment;

import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.shipment.DeliveredUnits.Kept;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Splits the money of a sale over the parcels that its units came with. Each takes its share of what the ones before it left,
 * so the shares add up to the cent; with one parcel it is all of it.
 */
final class SharedSales {

    private SharedSales() {}

    /** The same units with their own money in place of all their sale's. */
    static List<Kept> split(List<Kept> kept) {
        Map<Sale, Kept> left = new HashMap<>();
        kept.forEach(one ->
                left.merge(Sale.of(one), one, (all, more) -> all.with(all.units() + more.units(), all.amounts())));
        return kept.stream()
                .map(one -> {
                    Kept rest = Objects.requireNonNull(left.get(Sale.of(one)));
                    Amounts share = rest.amounts().share(one.units(), rest.units());
                    left.put(
                            Sale.of(one),
                            rest.with(rest.units() - one.units(), rest.amounts().minus(share)));
                    return one.with(one.units(), share);
                })
                .toList();
    }

    /** A line of a parcel that was sold. */
    private record Sale(ShipmentId shipment, UUID line) {

        static Sale of(Kept kept) {
            return new Sale(kept.shipment(), kept.line());
        }
    }
}
