package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as those see it who may release its price.
 *
 * @param price the regular one
 * @param reason null while the price is believed
 * @param reference the limit that is broken, or the price it is far from
 */
record HeldPrice(
        UUID id,
        UUID product,
        @Nullable UUID seller,
        String sku,
        @Nullable Pricing pricing,
        @Nullable HoldReason reason,
        @Nullable Money reference,
        @Nullable Instant since) {

    static final String SELECT = """
            SELECT id, product_id, seller_id, sku, price_minor, currency, sale_minor, sale_from, sale_to, held,
                   held_reference, held_at
            FROM offer\s""";

    @Nullable
    Money price() {
        return pricing == null ? null : pricing.regular();
    }

    static HeldPrice of(ResultSet row, int number) throws SQLException {
        Pricing pricing = Pricing.of(row);
        String reason = row.getString("held");
        OffsetDateTime since = row.getObject("held_at", OffsetDateTime.class);
        return new HeldPrice(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("seller_id", UUID.class),
                row.getString("sku"),
                pricing,
                reason == null ? null : HoldReason.valueOf(reason),
                pricing == null || reason == null
                        ? null
                        : new Money(
                                row.getLong("held_reference"), pricing.regular().currency()),
                since == null ? null : since.toInstant());
    }

    /** Where a list of them continues. */
    record Place(Instant heldAt, UUID offer) {}
}
