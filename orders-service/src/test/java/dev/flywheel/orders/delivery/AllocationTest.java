package dev.flywheel.orders.delivery;

import static dev.flywheel.orders.delivery.Samples.BOSTON;
import static dev.flywheel.orders.delivery.Samples.SEATTLE;
import static dev.flywheel.orders.delivery.Samples.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.WarehouseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final Warehouse WEST = warehouse("WEST", "WA", "98108");
    private static final Warehouse EAST = warehouse("EAST", "NJ", "07114");
    private static final Warehouse MIDDLE = warehouse("MIDDLE", "TX", "75201");
    private static final List<Warehouse> ALL = List.of(EAST, MIDDLE, WEST);

    private final Allocation allocation = new Allocation();
    private final OfferId kettle = OfferId.next();
    private final OfferId cup = OfferId.next();
    private final Map<OfferId, Map<WarehouseId, Integer>> stock = new HashMap<>();

    @Test
    void prefersNear() {
        there(kettle, EAST, 5).there(kettle, WEST, 5);

        assertThat(plan(SEATTLE, wanted(kettle, 2))).containsExactly("2 WEST");
        assertThat(plan(BOSTON, wanted(kettle, 2))).containsExactly("2 EAST");
    }

    @Test
    void prefersOneParcelToANearOne() {
        there(kettle, EAST, 5).there(cup, EAST, 5).there(kettle, WEST, 5);

        assertThat(plan(SEATTLE, wanted(kettle, 1), wanted(cup, 1))).containsExactly("1 EAST", "1 EAST");
    }

    @Test
    void takesTwoWarehousesWhenItMustAndSplitsNoLineForIt() {
        there(kettle, EAST, 5).there(cup, WEST, 5);

        assertThat(plan(SEATTLE, wanted(kettle, 3), wanted(cup, 1))).containsExactly("3 EAST", "1 WEST");
    }

    @Test
    void splitsALineOnlyWhenNobodyHasAllOfIt() {
        there(kettle, EAST, 2).there(kettle, MIDDLE, 3).there(kettle, WEST, 1);

        assertThat(plan(SEATTLE, wanted(kettle, 5))).containsExactly("3 MIDDLE + 2 EAST");
        assertThat(plan(SEATTLE, wanted(kettle, 6))).containsExactly("3 MIDDLE + 2 EAST + 1 WEST");
        assertThat(plan(SEATTLE, wanted(kettle, 4))).as("the nearer two").containsExactly("3 MIDDLE + 1 WEST");
    }

    @Test
    void saysWhatIsMissing() {
        there(kettle, EAST, 2).there(kettle, WEST, 2);

        Plan plan = allocation.plan(List.of(wanted(kettle, 9), wanted(cup, 1)), stock, SEATTLE, ALL);
        assertThat(plan.lines()).extracting(Plan.Line::missing).containsExactly(5, 1);
        assertThat(plan.isWhole()).isFalse();
        assertThat(plan.warehouses()).containsExactlyInAnyOrder(EAST.id(), WEST.id());
    }

    @Test
    void theSameOfferInTwoLinesIsOneStock() {
        there(kettle, EAST, 2).there(kettle, WEST, 3);

        assertThat(plan(SEATTLE, wanted(kettle, 2), wanted(kettle, 3))).containsExactly("2 EAST", "3 WEST");
        Plan plan = allocation.plan(List.of(wanted(kettle, 3), wanted(kettle, 3)), stock, SEATTLE, ALL);
        assertThat(plan.lines().stream().mapToInt(Plan.Line::missing).sum()).isEqualTo(1);
    }

    @Test
    void goesByCoordinatesWhereAllAreKnown() {
        Warehouse denver = warehouse("DENVER", "CO", "80202", 39.7392, -104.9903);
        Warehouse reno = warehouse("RENO", "NV", "89501", 39.5296, -119.8138);
        Place boise = new Place("US", "ID", "Boise", "83702", 43.6150, -116.2023);
        Place boiseByAddress = new Place("US", "ID", "Boise", "83702");

        assertThat(new Nearness(boise, List.of(denver, reno)).sorted(List.of(denver, reno)))
                .as("540 km against 1,020")
                .containsExactly(reno, denver);
        assertThat(new Nearness(boise, List.of(denver, reno)).distance(reno)).isBetween(530L, 560L);
        assertThat(new Nearness(boiseByAddress, List.of(denver, reno)).sorted(List.of(denver, reno)))
                .as("837 is nearer to 802 than to 895")
                .containsExactly(denver, reno);
    }

    @Test
    void aWarehouseAbroadIsFarthest() {
        Place toronto = new Place("CA", "ON", "Toronto", "M5V 2T6");
        assertThat(new Nearness(toronto, ALL).distance(WEST)).isEqualTo(100_000);
    }

    /** Against the best of all ways, found by trying them. */
    @Test
    void neverSendsMoreParcelsThanItMust() {
        Random chance = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            List<Warehouse> warehouses = IntStream.range(0, 1 + chance.nextInt(6))
                    .mapToObj(i -> warehouse("W" + i, "WA", String.valueOf(10_000 + chance.nextInt(89_999))))
                    .toList();
            List<OfferId> offers = List.of(OfferId.next(), OfferId.next(), OfferId.next(), OfferId.next());
            Map<OfferId, Map<WarehouseId, Integer>> sellable = new HashMap<>();
            for (OfferId offer : offers) {
                Map<WarehouseId, Integer> lying = new HashMap<>();
                warehouses.forEach(warehouse -> lying.put(warehouse.id(), chance.nextInt(4)));
                sellable.put(offer, lying);
            }
            List<Wanted> lines = new ArrayList<>();
            for (int i = 0; i <= chance.nextInt(5); i++) {
                lines.add(wanted(offers.get(chance.nextInt(4)), 1 + chance.nextInt(5)));
            }
            Plan plan = allocation.plan(lines, sellable, SEATTLE, warehouses);
            isPossible(plan, lines, sellable, round);
            assertThat(plan.warehouses()).as("round %s", round).hasSize(fewest(lines, sellable, warehouses));
        }
    }

    @Test
    void manyWarehousesAreNoTrouble() {
        Random chance = new Random(5);
        List<Warehouse> many = IntStream.range(0, 200)
                .mapToObj(i -> warehouse("W" + i, "WA", String.valueOf(10_000 + chance.nextInt(89_999))))
                .toList();
        Map<OfferId, Map<WarehouseId, Integer>> sellable = new HashMap<>();
        List<Wanted> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            OfferId offer = OfferId.next();
            Map<WarehouseId, Integer> lying = new HashMap<>();
            for (int j = 0; j < 5; j++) {
                lying.put(many.get(chance.nextInt(200)).id(), 1 + chance.nextInt(3));
            }
            sellable.put(offer, lying);
            lines.add(wanted(offer, 1 + chance.nextInt(6)));
        }
        isPossible(allocation.plan(lines, sellable, SEATTLE, many), lines, sellable, 0);
    }

    /** Nothing is sent that is not there, and nothing is missing that is. */
    private static void isPossible(
            Plan plan, List<Wanted> lines, Map<OfferId, Map<WarehouseId, Integer>> sellable, int round) {
        Map<OfferId, Map<WarehouseId, Integer>> taken = new HashMap<>();
        Map<OfferId, Integer> missing = new HashMap<>();
        Map<OfferId, Integer> asked = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Wanted line = lines.get(i);
            Plan.Line planned = plan.lines().get(i);
            int found = planned.from().stream().mapToInt(Plan.Source::quantity).sum();
            assertThat(found + planned.missing()).as("round %s", round).isEqualTo(line.quantity());
            planned.from()
                    .forEach(source -> taken.computeIfAbsent(line.offer(), any -> new HashMap<>())
                            .merge(source.warehouse(), source.quantity(), Integer::sum));
            missing.merge(line.offer(), planned.missing(), Integer::sum);
            asked.merge(line.offer(), line.quantity(), Integer::sum);
        }
        asked.forEach((offer, quantity) -> {
            Map<WarehouseId, Integer> lying = sellable.getOrDefault(offer, Map.of());
            taken.getOrDefault(offer, Map.of())
                    .forEach((warehouse, units) -> assertThat(units)
                            .as("round %s", round)
                            .isPositive()
                            .isLessThanOrEqualTo(lying.getOrDefault(warehouse, 0)));
            int all = lying.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(missing.get(offer)).as("round %s", round).isEqualTo(Math.max(0, quantity - all));
        });
    }

    private static int fewest(
            List<Wanted> lines, Map<OfferId, Map<WarehouseId, Integer>> sellable, List<Warehouse> warehouses) {
        Map<OfferId, Integer> needed = new HashMap<>();
        lines.forEach(line -> needed.merge(line.offer(), line.quantity(), Integer::sum));
        needed.replaceAll((offer, quantity) -> Math.min(
                quantity,
                sellable.get(offer).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()));
        int fewest = warehouses.size();
        for (int set = 0; set < 1 << warehouses.size(); set++) {
            int chosen = set;
            boolean enough = needed.entrySet().stream()
                    .allMatch(need -> IntStream.range(0, warehouses.size())
                                    .filter(i -> (chosen >> i & 1) == 1)
                                    .map(i -> sellable.get(need.getKey())
                                            .get(warehouses.get(i).id()))
                                    .sum()
                            >= need.getValue());
            if (enough) {
                fewest = Math.min(fewest, Integer.bitCount(set));
            }
        }
        return fewest;
    }

    private AllocationTest there(OfferId offer, Warehouse where, int quantity) {
        stock.computeIfAbsent(offer, any -> new HashMap<>()).put(where.id(), quantity);
        return this;
    }

    private List<String> plan(Place to, Wanted... lines) {
        Map<WarehouseId, String> names = new HashMap<>();
        ALL.forEach(warehouse -> names.put(warehouse.id(), warehouse.code()));
        return allocation.plan(List.of(lines), stock, to, ALL).lines().stream()
                .map(line -> String.join(
                        " + ",
                        line.from().stream()
                                .map(source -> source.quantity() + " " + names.get(source.warehouse()))
                                .toList()))
                .toList();
    }

    private static Wanted wanted(OfferId offer, int quantity) {
        return new Wanted(offer, quantity);
    }
}
