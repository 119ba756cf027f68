package dev.flywheel.catalog.viewed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.flywheel.catalog.card.ProductCard;
import dev.flywheel.catalog.card.ProductCards;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProductId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The product pages that signed-in shoppers looked at last: a bounded number for each, and theirs to delete. */
@Component
public class ProductViews {

    private static final int KEPT = 50;

    private final JdbcClient jdbc;
    private final ProductCards cards;
    private final Clock clock;

    ProductViews(JdbcClient jdbc, ProductCards cards, Clock clock) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.clock = clock;
    }

    /** Remembers a look at a product that exists, and forgets the oldest ones beyond the bound; one statement. */
    public void seen(AccountId shopper, ProductId product) {
        // Two tabs of one shopper must not wait for each other's rows in a circle, so what is locked is left for later.
        jdbc.sql("""
                WITH oldest AS (
                    SELECT product_id FROM product_view
                    WHERE account_id = :account AND product_id IN (
                        SELECT product_id FROM product_view WHERE account_id = :account AND product_id <> :product
                        ORDER BY viewed_at DESC, product_id OFFSET :others)
                    FOR UPDATE SKIP LOCKED),
                forgotten AS (
                    DELETE FROM product_view seen USING oldest
                    WHERE seen.account_id = :account AND seen.product_id = oldest.product_id)
                INSERT INTO product_view (account_id, product_id, viewed_at) VALUES (:account, :product, :now)
                ON CONFLICT (account_id, product_id) DO UPDATE SET viewed_at = excluded.viewed_at""")
                .param("account", shopper.value())
                .param("product", product.value())
                .param("others", KEPT - 1)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last one first; products that nobody offers any more are left out. */
    List<View> last(AccountId shopper, int limit) {
        List<Seen> seen = jdbc.sql("""
                SELECT product_id, viewed_at FROM product_view WHERE account_id = :account
                ORDER BY viewed_at DESC, product_id LIMIT :limit""")
                .param("account", shopper.value())
                .param("limit", Math.min(limit, KEPT))
                .query((row, number) -> new Seen(
                        row.getObject("product_id", UUID.class),
                        row.getObject("viewed_at", OffsetDateTime.class).toInstant()))
                .list();
        Map<UUID, ProductCard> shown = cards.of(seen.stream().map(Seen::product).toList());
        List<View> views = new ArrayList<>();
        for (Seen one : seen) {
            ProductCard card = shown.get(one.product());
            if (card != null) {
                views.add(new View(card, one.at()));
            }
        }
        return views;
    }

    /** False when it is not among what he looked at. */
    boolean forget(AccountId shopper, ProductId product) {
        return jdbc.sql("DELETE FROM product_view WHERE account_id = :account AND product_id = :product")
                        .param("account", shopper.value())
                        .param("product", product.value())
                        .update()
                == 1;
    }

    void forgetAll(AccountId shopper) {
        jdbc.sql("DELETE FROM product_view WHERE account_id = :account")
                .param("account", shopper.value())
                .update();
    }

    private record Seen(UUID product, Instant at) {}

    /** A product and when it was looked at last. */
    record View(@JsonUnwrapped ProductCard product, Instant viewedAt) {}
}
