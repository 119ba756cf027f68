package dev.flywheel.orders.delivery;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.WarehouseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which warehouse sends what: as much as there is, in as few parcels as can be, from near. A line is split only
 * where no warehouse of those that send has all of it. Knows nothing but what it is given; stock is held elsewhere.
 */
@Component
public class Allocation {

    /** Up to so many sets of warehouses are tried; beyond, one is added after the other, each time the most useful. */
    private static final int MOST_SETS = 20_000;

    /**
     * @param sellable units per offer and warehouse; what is not named is not there
     * @param warehouses those that may send
     */
    public Plan plan(
            List<Wanted> lines,
            Map<OfferId, Map<WarehouseId, Integer>> sellable,
            Place to,
            List<Warehouse> warehouses) {
        List<WarehouseId> near = new Nearness(to, warehouses)
                .sorted(warehouses).stream().map(Warehouse::id).toList();
        Map<OfferId, Integer> obtainable = obtainable(lines, sellable, near);
        List<WarehouseId> senders = senders(obtainable, sellable, near);
        return assigned(lines, sellable, senders);
    }

    /** How much of each offer there is for these lines, all warehouses together. */
    private static Map<OfferId, Integer> obtainable(
            List<Wanted> lines, Map<OfferId, Map<WarehouseId, Integer>> sellable, List<WarehouseId> near) {
        Map<OfferId, Long> wanted = new LinkedHashMap<>();
        lines.forEach(line -> wanted.merge(line.offer(), (long) line.quantity(), Long::sum));
        Map<OfferId, Integer> obtainable = new LinkedHashMap<>();
        wanted.forEach((offer, quantity) -> {
            int most = (int) Math.min(quantity, there(offer, sellable, near));
            if (most > 0) {
                obtainable.put(offer, most);
            }
        });
        return obtainable;
    }

    /** The fewest warehouses that have it all; of those sets the nearest. */
    private static List<WarehouseId> senders(
            Map<OfferId, Integer> obtainable,
            Map<OfferId, Map<WarehouseId, Integer>> sellable,
            List<WarehouseId> near) {
        List<WarehouseId> useful = near.stream()
                .filter(warehouse ->
                        obtainable.keySet().stream().anyMatch(offer -> there(offer, sellable, List.of(warehouse)) > 0))
                .toList();
        int tried = 0;
        for (int size = 0; size <= useful.size() && tried + sets(useful.size(), size) <= MOST_SETS; size++) {
            List<WarehouseId> found = Subsets.nearest(useful, size, some -> haveAll(some, obtainable, sellable));
            if (found != null) {
                return found;
            }
            tried += (int) sets(useful.size(), size);
        }
        return oneAfterTheOther(obtainable, sellable, useful);
    }

    private static long sets(int of, int size) {
        long sets = 1;
        for (int i = 0; i < size && sets <= MOST_SETS; i++) {
            sets = sets * (of - i) / (i + 1);
        }
        return sets;
    }

    private static boolean haveAll(
            List<WarehouseId> some,
            Map<OfferId, Integer> obtainable,
            Map<OfferId, Map<WarehouseId, Integer>> sellable) {
        return obtainable.entrySet().stream()
                .allMatch(offer -> there(offer.getKey(), sellable, some) >= offer.getValue());
    }

    private static List<WarehouseId> oneAfterTheOther(
            Map<OfferId, Integer> obtainable,
            Map<OfferId, Map<WarehouseId, Integer>> sellable,
            List<WarehouseId> near) {
        List<WarehouseId> chosen = new ArrayList<>();
        Map<OfferId, Integer> open = new HashMap<>(obtainable);
        while (open.values().stream().anyMatch(left -> left > 0)) {
            // The first of the greatest is the nearest.
            WarehouseId best = near.stream()
                    .filter(warehouse -> !chosen.contains(warehouse))
                    .reduce((one, other) -> gain(other, open, sellable) > gain(one, open, sellable) ? other : one)
                    .orElseThrow();
            chosen.add(best);
            open.replaceAll((offer, left) -> left - (int) Math.min(left, there(offer, sellable, List.of(best))));
        }
        return near.stream().filter(chosen::contains).toList();
    }

    private static long gain(
            WarehouseId warehouse, Map<OfferId, Integer> open, Map<OfferId, Map<WarehouseId, Integer>> sellable) {
        return open.entrySet().stream()
                .mapToLong(offer -> Math.min(offer.getValue(), there(offer.getKey(), sellable, List.of(warehouse))))
                .sum();
    }

    /** Long lines first, so that what fits whole into one warehouse is not cut up by a short one before it. */
    private static Plan assigned(
            List<Wanted> lines, Map<OfferId, Map<WarehouseId, Integer>> sellable, List<WarehouseId> senders) {
        Map<OfferId, Map<WarehouseId, Integer>> left = new HashMap<>();
        Plan.Line[] plan = new Plan.Line[lines.size()];
        IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparing(place -> -lines.get(place).quantity()))
                .forEach(place -> {
                    Wanted line = lines.get(place);
                    Map<WarehouseId, Integer> stock = left.computeIfAbsent(
                            line.offer(), offer -> new HashMap<>(sellable.getOrDefault(offer, Map.of())));
                    plan[place] = taken(line.quantity(), stock, senders);
                });
        return new Plan(List.of(plan));
    }

    private static Plan.Line taken(int quantity, Map<WarehouseId, Integer> stock, List<WarehouseId> senders) {
        List<Plan.Source> from = new ArrayList<>();
        int open = quantity;
        while (open > 0) {
            WarehouseId source = source(open, stock, senders);
            if (source == null) {
                break;
            }
            int taken = Math.min(open, stock.getOrDefault(source, 0));
            stock.merge(source, -taken, Integer::sum);
            from.add(new Plan.Source(source, taken));
            open -= taken;
        }
        return new Plan.Line(from, open);
    }

    /** The nearest that has all of it; otherwise the one with the most, so that there are few pieces. */
    private static @Nullable WarehouseId source(int open, Map<WarehouseId, Integer> stock, List<WarehouseId> senders) {
        return senders.stream()
                .filter(sender -> stock.getOrDefault(sender, 0) > 0)
                .reduce((one, other) ->
                        Math.min(open, stock.getOrDefault(other, 0)) > Math.min(open, stock.getOrDefault(one, 0))
                                ? other
                                : one)
                .orElse(null);
    }

    private static long there(
            OfferId offer, Map<OfferId, Map<WarehouseId, Integer>> sellable, List<WarehouseId> warehouses) {
        Map<WarehouseId, Integer> stock = sellable.getOrDefault(offer, Map.of());
        return warehouses.stream()
                .mapToLong(warehouse -> Math.max(0, stock.getOrDefault(warehouse, 0)))
                .sum();
    }
}
