package dev.flywheel.catalog.wishlist;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.offer.FeaturedOffer;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is on the lists. A list's row is locked while its items change, so that they are counted right. */
@Component
class Wishes {

    static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Offers offers;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Offers offers, Clock clock) {
        this.jdbc = jdbc;
        this.offers = offers;
        this.clock = clock;
    }

    /** The newest first; {@code after} continues a list. Two statements, however many there are. */
    List<Wish> of(Wishlist list, @Nullable Place after, int limit) {
        List<Wish> wishes = jdbc.sql("""
                SELECT item.product_id, product.title, product.image_url, item.added_at, item.price_minor, item.currency
                FROM wishlist_item item JOIN product ON product.id = item.product_id
                WHERE wishlist_id = :list
                  AND (:at::timestamptz IS NULL OR (added_at, product_id) < (:at::timestamptz, :product::uuid))
                ORDER BY added_at DESC, product_id DESC LIMIT :limit""")
                .param("list", list.id())
                .param("at", after == null ? null : after.addedAt().toString())
                .param("product", after == null ? null : after.product())
                .param("limit", limit)
                .query(Wishes::wish)
                .list();
        Map<UUID, List<Offer>> known =
                offers.of(wishes.stream().map(wish -> wish.product().value()).toList());
        return wishes.stream()
                .map(wish -> priced(wish, known.getOrDefault(wish.product().value(), List.of())))
                .toList();
    }

    /**
     * Puts a product on a list; one that is there stays as it was.
     *
     * @return whether it was not there before
     */
    @Transactional
    public boolean add(AccountId owner, UUID list, ProductId product) {
        lock(owner, list);
        if (!exists(product)) {
            throw new ProblemException(CatalogError.UNKNOWN_PRODUCT, "there is no product " + product);
        }
        Money price = FeaturedOffer.of(offers.of(product)).map(Offer::price).orElse(null);
        boolean added = jdbc.sql("""
                INSERT INTO wishlist_item (wishlist_id, product_id, added_at, price_minor, currency)
                VALUES (:list, :product, :now, :price, :currency) ON CONFLICT DO NOTHING""")
                        .param("list", list)
                        .param("product", product.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("price", price == null ? null : price.minor())
                        .param(
                                "currency",
                                price == null ? null : price.currency().getCurrencyCode())
                        .update()
                == 1;
        if (added) {
            count(list, 1);
        }
        return added;
    }

    @Transactional
    public void remove(AccountId owner, UUID list, ProductId product) {
        lock(owner, list);
        int gone = jdbc.sql("DELETE FROM wishlist_item WHERE wishlist_id = :list AND product_id = :product")
                .param("list", list)
                .param("product", product.value())
                .update();
        if (gone == 0) {
            throw notThere(product);
        }
        count(list, -1);
    }

    /** With its price and its time; where the other list has it already, that one's stay. */
    @Transactional
    public void move(AccountId owner, UUID from, UUID to, ProductId product) {
        boolean inOrder = from.toString().compareTo(to.toString()) < 0;
        lock(owner, inOrder ? from : to);
        lock(owner, inOrder ? to : from);
        if (from.equals(to)) {
            return;
        }
        int added = jdbc.sql("""
                INSERT INTO wishlist_item (wishlist_id, product_id, added_at, price_minor, currency)
                SELECT :to, product_id, added_at, price_minor, currency FROM wishlist_item
                WHERE wishlist_id = :from AND product_id = :product ON CONFLICT DO NOTHING""")
                .param("to", to)
                .param("from", from)
                .param("product", product.value())
                .update();
        remove(owner, from, product);
        if (added == 1) {
            count(to, 1);
        }
    }

    private void lock(AccountId owner, UUID list) {
        boolean owned = jdbc.sql("SELECT id FROM wishlist WHERE id = :list AND account_id = :owner FOR UPDATE")
                .param("list", list)
                .param("owner", owner.value())
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .isPresent();
        if (!owned) {
            throw Wishlists.unknown(list);
        }
    }

    private void count(UUID list, int more) {
        int counted = jdbc.sql("UPDATE wishlist SET items = items + :more WHERE id = :list AND items + :more <= :most")
                .param("more", more)
                .param("list", list)
                .param("most", MOST)
                .update();
        if (counted == 0) {
            throw new ProblemException(CatalogError.WISHLIST_FULL, "a wish list holds at most " + MOST + " products");
        }
    }

    private boolean exists(ProductId product) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM product WHERE id = :id)")
                .param("id", product.value())
                .query(Boolean.class)
                .single();
    }

    private static ProblemException notThere(ProductId product) {
        return new ProblemException(CommonError.NOT_FOUND, "product " + product + " is not on this list");
    }

    private static Wish priced(Wish wish, List<Offer> offers) {
        Money price = FeaturedOffer.of(offers).map(Offer::price).orElse(null);
        return new Wish(wish.product(), wish.title(), wish.imageUrl(), wish.addedAt(), wish.priceWhenAdded(), price);
    }

    private static Wish wish(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new Wish(
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("title"),
                row.getString("image_url"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                currency == null ? null : new Money(row.getLong("price_minor"), Money.currency(currency)),
                null);
    }

    /** Where a page ended. */
    record Place(Instant addedAt, UUID product) {}
}
