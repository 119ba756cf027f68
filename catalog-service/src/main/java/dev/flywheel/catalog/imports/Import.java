package dev.flywheel.catalog.imports;

import dev.flywheel.domain.SellerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import whose body is here.
 *
 * @param seller null for the retailer's
 * @param rowsRead rows dealt with; the next one is where to go on
 * @param matching rows that name no product are looked for among those that are there
 */
record Import(UUID id, @Nullable SellerId seller, Format format, int rowsRead, boolean matching) {

    /** The same some rows later. */
    Import advanced(int rows) {
        return new Import(id, seller, format, rowsRead + rows, matching);
    }
}
