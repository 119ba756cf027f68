package dev.flywheel.orders.delivery;

import dev.flywheel.domain.WarehouseId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which warehouse sends what.
 *
 * @param lines one for each line asked for, in its order
 */
public record Plan(List<Line> lines) {

    public Plan {
        lines = List.copyOf(lines);
    }

    /** True when every unit was found. */
    public boolean isWhole() {
        return lines.stream().allMatch(line -> line.missing() == 0);
    }

    /** The warehouses that send something: as many parcels. */
    public Set<WarehouseId> warehouses() {
        return lines.stream()
                .flatMap(line -> line.from().stream())
                .map(Source::warehouse)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Where a line's units come from.
     *
     * @param from every warehouse once
     * @param missing units that lie nowhere
     */
    public record Line(List<Source> from, int missing) {

        public Line {
            from = List.copyOf(from);
        }
    }

    /** Units of a line in one warehouse. */
    public record Source(WarehouseId warehouse, int quantity) {}
}
