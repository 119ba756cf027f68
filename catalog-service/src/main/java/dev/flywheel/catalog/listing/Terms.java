package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.domain.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row says about its sender's offer.
 *
 * @param price null: listed, but not for sale
 */
public record Terms(@Nullable Money price, Condition condition) {

    /** This where the row had the column, what was there before where it had not. */
    Terms over(Terms before, Set<Column> stated) {
        return new Terms(
                stated.contains(Column.PRICE) ? price : before.price,
                stated.contains(Column.CONDITION) ? condition : before.condition);
    }
}
