package dev.flywheel.catalog.wishlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish list as stored.
 *
 * @param shareToken who has it sees the list; null while it is private
 * @param items how many products are on it
 */
record Wishlist(UUID id, String name, @Nullable String shareToken, int items, Instant createdAt) {

    static Wishlist of(ResultSet row, int number) throws SQLException {
        return new Wishlist(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("share_token"),
                row.getInt("items"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
