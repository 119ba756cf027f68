package dev.flywheel.catalog.bestseller;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.flywheel.catalog.card.ProductCard;
import dev.flywheel.catalog.card.ProductCards;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What sells best in a category. */
@Component
class BestSellers {

    /** Ranks that a category lists. */
    static final int LISTED = 100;

    private final JdbcClient jdbc;
    private final ProductCards cards;

    BestSellers(JdbcClient jdbc, ProductCards cards) {
        this.jdbc = jdbc;
        this.cards = cards;
    }

    /** By rank; one that cannot be bought now leaves a gap. Three statements a page. */
    @Transactional(readOnly = true)
    public Page<BestSeller> page(UUID category, @Nullable Cursor from, int limit) {
        Page<Ranked> page = Page.of(
                jdbc.sql("""
                SELECT product_id, rank FROM sales_rank
                WHERE category_id = :category AND rank > :after AND rank <= :listed ORDER BY rank LIMIT :limit""")
                        .param("category", category)
                        .param("after", from == null ? 0 : from.number(0))
                        .param("listed", LISTED)
                        .param("limit", limit + 1)
                        .query((row, number) -> new Ranked(row.getObject("product_id", UUID.class), row.getInt("rank")))
                        .list(),
                limit,
                last -> Cursor.of(last.rank()));
        Map<UUID, ProductCard> shown =
                cards.of(page.items().stream().map(Ranked::product).toList());
        List<BestSeller> items = new ArrayList<>();
        for (Ranked one : page.items()) {
            ProductCard card = shown.get(one.product());
            if (card != null && card.buyable()) {
                items.add(new BestSeller(one.rank(), card));
            }
        }
        return new Page<>(items, page.next());
    }

    private record Ranked(UUID product, int rank) {}

    /**
     * @param rank in the category, from 1
     */
    record BestSeller(int rank, @JsonUnwrapped ProductCard product) {}
}
