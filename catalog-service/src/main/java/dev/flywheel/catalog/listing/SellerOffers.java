package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.HoldReason;
import dev.flywheel.catalog.offer.OfferNews;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.catalog.offer.Pricing;
import dev.flywheel.catalog.offer.Sale;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A seller's own offers, one at a time. */
@Component
class SellerOffers {

    private static final String SELECT = """
            SELECT offer.*, product.title, stock.sellable
            FROM offer JOIN product ON product.id = offer.product_id
            LEFT JOIN stock_copy stock ON stock.offer_id = offer.id
            """;

    private final JdbcClient jdbc;
    private final Listing listing;
    private final Changes changes;
    private final OfferNews news;
    private final Clock clock;

    SellerOffers(JdbcClient jdbc, Listing listing, Changes changes, OfferNews news, Clock clock) {
        this.jdbc = jdbc;
        this.listing = listing;
        this.changes = changes;
        this.news = news;
        this.clock = clock;
    }

    @Transactional
    public Placement.Listed put(SellerId seller, Row row) {
        return switch (listing.list(seller, List.of(row)).getFirst()) {
            case Placement.Listed listed
            when listed.offer() == null ->
                throw new ProblemException(
                        CatalogError.NOT_BUYABLE,
                        "SKU " + row.sku() + " is the parent of a family and is not sold; offer its variations");
            case Placement.Listed listed -> listed;
            case Placement.Refused refused -> throw refused.problem();
        };
    }

    /** Takes the offer off the market; doing it again changes nothing. */
    @Transactional
    public void withdraw(SellerId seller, String sku) {
        changes.begin();
        OwnOffer offer = get(seller, sku);
        if (!offer.status().canBecome(OfferStatus.WITHDRAWN)) {
            return;
        }
        jdbc.sql("UPDATE offer SET status = 'WITHDRAWN' WHERE id = :id")
                .param("id", offer.offerId().value())
                .update();
        List<UUID> product = List.of(offer.productId().value());
        news.tell(product, Map.of());
        changes.changed(product);
    }

    OwnOffer get(SellerId seller, String sku) {
        return jdbc.sql(SELECT + "WHERE offer.seller_id = :seller AND offer.sku = :sku")
                .param("seller", seller.value())
                .param("sku", sku)
                .query(this::own)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no offer with SKU " + sku));
    }

    List<OwnOffer> list(SellerId seller, @Nullable String afterSku, int limit) {
        return jdbc.sql(SELECT + """
                WHERE offer.seller_id = :seller AND offer.sku > coalesce(:after::text, '')
                ORDER BY offer.sku LIMIT :limit""")
                .param("seller", seller.value())
                .param("after", afterSku)
                .param("limit", limit)
                .query(this::own)
                .list();
    }

    private OwnOffer own(ResultSet row, int number) throws SQLException {
        Pricing pricing = Pricing.of(row);
        Terms terms = Listings.terms(row);
        return new OwnOffer(
                new OfferId(row.getObject("id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("sku"),
                row.getString("title"),
                terms.price(),
                pricing == null ? null : pricing.at(clock.instant()),
                terms.sale(),
                terms.limits().min(),
                terms.limits().max(),
                terms.condition(),
                terms.delivery().handlingDays(),
                terms.delivery().shipsFrom(),
                OfferStatus.valueOf(row.getString("status")),
                held(row, pricing),
                row.getObject("declared_quantity", Integer.class),
                row.getObject("sellable", Integer.class));
    }

    private static @Nullable Held held(ResultSet row, @Nullable Pricing pricing) throws SQLException {
        String text = row.getString("held");
        if (text == null || pricing == null) {
            return null;
        }
        HoldReason reason = HoldReason.valueOf(text);
        return new Held(
                reason,
                reason.message(),
                reason.remedy(),
                new Money(row.getLong("held_reference"), pricing.regular().currency()),
                row.getObject("held_at", OffsetDateTime.class).toInstant());
    }

    /**
     * @param price the regular one; absent while the offer is not for sale
     * @param currentPrice what a shopper pays now, a sale that runs included
     * @param sale planned, running or over
     * @param held why the offer is not sold although it is listed; absent when its price is believed
     * @param declaredQuantity what the seller last said to have
     * @param sellable what orders says is left, absent while it has said nothing
     */
    record OwnOffer(
            OfferId offerId,
            ProductId productId,
            String sku,
            String title,
            @Nullable Money price,
            @Nullable Money currentPrice,
            @Nullable Sale sale,
            @Nullable Money minPrice,
            @Nullable Money maxPrice,
            Condition condition,
            @Nullable Integer handlingDays,
            @Nullable String shipsFrom,
            OfferStatus status,
            @Nullable Held held,
            @Nullable Integer declaredQuantity,
            @Nullable Integer sellable) {}

    /**
     * @param release what ends it
     * @param reference the limit that is broken, or the price it is far from
     */
    record Held(HoldReason reason, String message, String release, Money reference, Instant since) {}
}
