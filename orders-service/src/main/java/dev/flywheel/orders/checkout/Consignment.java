package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.delivery.Dimensions;
import dev.flywheel.orders.delivery.Parcel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that go together: of one sender, from one warehouse.
 *
 * @param seller null for the retailer
 * @param places of its pieces in the basket
 */
record Consignment(@Nullable SellerId seller, WarehouseId warehouse, List<Integer> places) {

    static List<Consignment> of(List<Piece> basket) {
        Map<Sender, List<Integer>> senders = new LinkedHashMap<>();
        for (int i = 0; i < basket.size(); i++) {
            Piece piece = basket.get(i);
            senders.computeIfAbsent(
                            new Sender(Optional.ofNullable(piece.offer().seller()), piece.warehouse()),
                            any -> new ArrayList<>())
                    .add(i);
        }
        List<Consignment> consignments = new ArrayList<>(senders.size());
        senders.forEach((sender, places) ->
                consignments.add(new Consignment(sender.seller.orElse(null), sender.warehouse, places)));
        return consignments;
    }

    /** Splits an amount over its pieces by their worth; evenly when nothing is worth anything. */
    List<Money> split(Money amount, List<Piece> basket) {
        List<Long> worth =
                places.stream().map(place -> basket.get(place).worth().minor()).toList();
        boolean allFree = worth.stream().allMatch(minor -> minor == 0);
        return amount.allocate(allFree ? places.stream().map(place -> 1L).toList() : worth);
    }

    /** What the carrier gets to see of it; what nobody measured takes no room and has its weight. */
    Parcel parcel(List<Piece> basket) {
        long grams = 0;
        Money worth = null;
        for (int place : places) {
            Piece piece = basket.get(place);
            grams += piece.grams();
            worth = worth == null ? piece.worth() : worth.plus(piece.worth());
        }
        return new Parcel(
                seller,
                seller == null ? warehouse : null,
                Math.min(grams, 10_000_000),
                Dimensions.stacked(
                        places.stream().map(place -> basket.get(place).pile()).flatMap(Stream::ofNullable)),
                Objects.requireNonNull(worth));
    }

    private record Sender(Optional<SellerId> seller, WarehouseId warehouse) {}
}
