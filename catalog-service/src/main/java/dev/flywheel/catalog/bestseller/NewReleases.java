package dev.flywheel.catalog.bestseller;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.flywheel.catalog.card.ProductCard;
import dev.flywheel.catalog.card.ProductCards;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a category has had for no longer than ninety days and can be bought, the newest first. */
@Component
class NewReleases {

    private static final Duration NEW = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final ProductCards cards;
    private final Clock clock;

    NewReleases(JdbcClient jdbc, ProductCards cards, Clock clock) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.clock = clock;
    }

    /** Three statements a page. */
    @Transactional(readOnly = true)
    public Page<NewRelease> page(UUID category, @Nullable Cursor from, int limit) {
        Instant now = clock.instant();
        Page<Listed> page = Page.of(
                jdbc.sql("""
                WITH RECURSIVE node AS (
                    SELECT :category::uuid AS id
                    UNION ALL
                    SELECT child.id FROM node JOIN category child ON child.parent_id = node.id)
                SELECT product.id, product.created_at FROM product
                WHERE product.category_id IN (SELECT id FROM node)
                  AND product.created_at > :oldest AND (product.created_at, product.id) < (:before, :id)
                  AND EXISTS (SELECT FROM offer_state offer
                              WHERE offer.product_id = product.id AND offer.shown AND offer.price_minor IS NOT NULL
                                AND coalesce(offer.sellable, 1) > 0)
                ORDER BY product.created_at DESC, product.id DESC LIMIT :limit""")
                        .param("category", category)
                        .param("oldest", now.minus(NEW).atOffset(ZoneOffset.UTC))
                        .param(
                                "before",
                                from == null ? now.plus(1, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC) : time(from))
                        .param("id", from == null ? new UUID(0, 0) : from.uuid(1))
                        .param("limit", limit + 1)
                        .query((row, number) -> new Listed(
                                row.getObject("id", UUID.class),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list(),
                limit,
                last -> Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, last.at()), last.product()));
        Map<UUID, ProductCard> shown =
                cards.of(page.items().stream().map(Listed::product).toList());
        List<NewRelease> items = new ArrayList<>();
        for (Listed one : page.items()) {
            ProductCard card = shown.get(one.product());
            if (card != null && card.buyable()) {
                items.add(new NewRelease(one.at(), card));
            }
        }
        return new Page<>(items, page.next());
    }

    private static OffsetDateTime time(Cursor from) {
        if (from.number(0) < 0) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another list");
        }
        return Instant.EPOCH.plus(from.number(0), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private record Listed(UUID product, Instant at) {}

    /**
     * @param listedAt when the product appeared here
     */
    record NewRelease(Instant listedAt, @JsonUnwrapped ProductCard product) {}
}
