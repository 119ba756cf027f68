package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.OfferNews;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            SELECT offer.id, offer.product_id, offer.sku, product.title, offer.price_minor, offer.currency,
                   offer.condition, offer.status, offer.declared_quantity, stock.sellable
            FROM offer JOIN product ON product.id = offer.product_id
            LEFT JOIN stock_copy stock ON stock.offer_id = offer.id
            """;

    private final JdbcClient jdbc;
    private final Listing listing;
    private final Changes changes;
    private final OfferNews news;

    SellerOffers(JdbcClient jdbc, Listing listing, Changes changes, OfferNews news) {
        this.jdbc = jdbc;
        this.listing = listing;
        this.changes = changes;
        this.news = news;
    }

    @Transactional
    public Placement.Listed put(SellerId seller, Row row) {
        return switch (listing.list(seller, List.of(row)).getFirst()) {
            case Placement.Listed listed when listed.offer() == null ->
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
                .query(SellerOffers::own)
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
                .query(SellerOffers::own)
                .list();
    }

    private static OwnOffer own(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new OwnOffer(
                new OfferId(row.getObject("id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("sku"),
                row.getString("title"),
                currency == null ? null : new Money(row.getLong("price_minor"), Money.currency(currency)),
                Condition.of(row.getString("condition")),
                OfferStatus.valueOf(row.getString("status")),
                row.getObject("declared_quantity", Integer.class),
                row.getObject("sellable", Integer.class));
    }

    /**
     * @param price absent while the offer is not for sale
     * @param declaredQuantity what the seller last said to have
     * @param sellable what orders says is left, absent while it has said nothing
     */
    record OwnOffer(
            OfferId offerId,
            ProductId productId,
            String sku,
            String title,
            @Nullable Money price,
            Condition condition,
            OfferStatus status,
            @Nullable Integer declaredQuantity,
            @Nullable Integer sellable) {}
}
