package dev.flywheel.catalog.card;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.offer.FeaturedOffer;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.rating.Rating;
import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes cards of products, with the same few statements however many there are. */
@Component
public class ProductCards {

    private final JdbcClient jdbc;
    private final Offers offers;

    ProductCards(JdbcClient jdbc, Offers offers) {
        this.jdbc = jdbc;
        this.offers = offers;
    }

    /** Those of the products that somebody can buy now; one statement. */
    public Set<UUID> buyable(Collection<UUID> products) {
        if (products.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                SELECT DISTINCT product_id FROM offer_state
                WHERE product_id = ANY (:products::uuid[]) AND shown AND price_minor IS NOT NULL
                  AND coalesce(sellable, 1) > 0""")
                .param("products", Unnest.texts(products, UUID::toString))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Cards of products; one that is not offered at all is left out. Two statements. */
    public Map<UUID, ProductCard> of(Collection<UUID> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Offer>> shown = offers.of(products);
        Map<UUID, ProductCard> cards = new HashMap<>();
        jdbc.sql("""
                SELECT product.id, product.title, product.brand, category.path, product.image_url, rating.*
                FROM product
                LEFT JOIN category ON category.id = product.category_id
                LEFT JOIN product_rating rating ON rating.product_id = product.id
                WHERE product.id = ANY (:products::uuid[])""")
                .param("products", Unnest.texts(shown.keySet(), UUID::toString))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    cards.put(id, card(id, row, shown.getOrDefault(id, List.of())));
                });
        return cards;
    }

    /** Cards of those that can be bought, in the given order, at most so many. */
    public List<ProductCard> firstBuyable(List<UUID> ranked, int limit) {
        Set<UUID> buyable = buyable(ranked);
        List<UUID> first =
                ranked.stream().filter(buyable::contains).limit(limit).toList();
        return inOrder(first, of(first));
    }

    /** The cards of a ranking that can be bought; one that was sold out a moment ago is left out. */
    public static List<ProductCard> inOrder(List<UUID> ranked, Map<UUID, ProductCard> cards) {
        return ranked.stream()
                .filter(cards::containsKey)
                .map(cards::get)
                .filter(ProductCard::buyable)
                .toList();
    }

    private static ProductCard card(UUID id, ResultSet row, List<Offer> offers) throws SQLException {
        @Nullable Offer featured = FeaturedOffer.of(offers).orElse(null);
        return new ProductCard(
                new ProductId(id),
                row.getString("title"),
                row.getString("brand"),
                row.getString("path"),
                row.getString("image_url"),
                featured == null ? null : new OfferId(featured.id()),
                featured == null ? null : featured.price(),
                featured == null ? null : featured.sellerName(),
                featured != null && featured.inStock(),
                ShownRating.of(Rating.of(row)));
    }
}
