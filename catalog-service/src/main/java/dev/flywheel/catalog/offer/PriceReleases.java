package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prices that were held back and that somebody vouches for. He names the price, so that nobody vouches for one he has
 * not seen.
 */
@Component
class PriceReleases {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final OfferNews news;

    PriceReleases(JdbcClient jdbc, Changes changes, OfferNews news) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.news = news;
    }

    /** The seller means the low price he asked. */
    @Transactional
    public OfferId confirm(SellerId seller, String sku, Money price) {
        changes.begin();
        HeldPrice offer = jdbc.sql(HeldPrice.SELECT + "WHERE seller_id = :seller AND sku = :sku")
                .param("seller", seller.value())
                .param("sku", sku)
                .query(HeldPrice::of)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no offer with SKU " + sku));
        return release(offer, price, HoldReason::releasableBySeller, CatalogError.RELEASE_NOT_YOURS);
    }

    /** An operator has looked at the price. */
    @Transactional
    public OfferId release(OfferId id, Money price) {
        changes.begin();
        HeldPrice offer = jdbc.sql(HeldPrice.SELECT + "WHERE id = :id")
                .param("id", id.value())
                .query(HeldPrice::of)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no offer " + id));
        return release(offer, price, HoldReason::releasableByOperator, CatalogError.LIMIT_OF_SELLER);
    }

    private OfferId release(HeldPrice offer, Money price, Predicate<HoldReason> mayBeReleased, CatalogError otherwise) {
        HoldReason reason = offer.reason();
        if (reason == null) {
            throw new ProblemException(CatalogError.PRICE_NOT_HELD, "the price of this offer is not held back");
        }
        if (!price.equals(offer.price())) {
            throw new ProblemException(
                    CatalogError.OTHER_PRICE, "the offer's price is " + offer.price() + ", not " + price);
        }
        if (!mayBeReleased.test(reason)) {
            throw new ProblemException(otherwise, reason.message() + "; " + reason.remedy());
        }
        jdbc.sql("""
                UPDATE offer SET held = NULL, held_reference = NULL, held_at = NULL,
                       released_minor = price_minor, released_currency = currency
                WHERE id = :id""").param("id", offer.id()).update();
        List<UUID> product = List.of(offer.product());
        news.tell(product, Map.of());
        changes.changed(product);
        return new OfferId(offer.id());
    }

    /** Held offers of everybody, the one that waits longest first; {@code after} continues a list. */
    List<HeldPrice> list(HeldPrice.@Nullable Place after, int limit) {
        return jdbc.sql(HeldPrice.SELECT + """
                WHERE held IS NOT NULL AND (:at::timestamptz IS NULL OR (held_at, id) > (:at::timestamptz, :id::uuid))
                ORDER BY held_at, id LIMIT :limit""")
                .param("at", after == null ? null : after.heldAt().toString())
                .param("id", after == null ? null : after.offer())
                .param("limit", limit)
                .query(HeldPrice::of)
                .list();
    }
}
