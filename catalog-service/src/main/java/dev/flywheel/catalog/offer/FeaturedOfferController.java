package dev.flywheel.catalog.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The featured offer of a product, and why it is that one. Two statements each, however many offers there are. */
@RestController
class FeaturedOfferController {

    private final Offers offers;
    private final JdbcClient jdbc;
    private final Clock clock;

    FeaturedOfferController(Offers offers, JdbcClient jdbc, Clock clock) {
        this.offers = offers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/products/{id}/featured-offer")
    Featured featured(@PathVariable ProductId id) {
        requireProduct(id);
        List<Offer> shown = offers.of(id);
        return new Featured(id, FeaturedOffer.of(shown).map(Shown::of).orElse(null), (int)
                shown.stream().filter(Offer::buyable).count());
    }

    @GetMapping("/operator/products/{id}/featured-offer/explanation")
    Explained explanation(@PathVariable ProductId id) {
        requireProduct(id);
        FeaturedExplanation explanation = FeaturedExplanation.of(offers.considered(id));
        return new Explained(id, clock.instant(), explanation.rules(), explanation.offers());
    }

    @GetMapping("/seller/offers/{sku}/featured-offer")
    OwnVerdict verdict(@CurrentAccount AccountId account, @PathVariable String sku) {
        ProductId product = jdbc.sql("SELECT product_id FROM offer WHERE seller_id = :seller AND sku = :sku")
                .param("seller", account.value())
                .param("sku", sku)
                .query((row, number) -> new ProductId(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no offer with SKU " + sku));
        List<Considered> all = offers.considered(product);
        Considered own = all.stream()
                .filter(one -> account.value().equals(one.offer().seller())
                        && one.offer().sku().equals(sku))
                .findFirst()
                .orElseThrow();
        SellerVerdict verdict = SellerVerdict.of(own, all);
        return new OwnVerdict(
                product,
                new OfferId(own.offer().id()),
                verdict.featured(),
                verdict.misses(),
                verdict.decidedBy(),
                verdict.rules(),
                verdict.priceToWin());
    }

    private void requireProduct(ProductId id) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM product WHERE id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no product " + id);
        }
    }

    /**
     * @param offer absent when the product cannot be bought
     * @param offersToChooseFrom offers that can be bought
     */
    record Featured(ProductId productId, @Nullable Shown offer, int offersToChooseFrom) {}

    /**
     * @param sellerId null for the retailer's own offer
     * @param regularPrice without the sale that runs; absent without one
     * @param lowestPrice30Days of the 30 days before that sale; absent when nothing was sold then
     * @param inStock absent while nothing is known
     */
    record Shown(
            UUID offerId,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            UUID sellerId,

            String sellerName,
            Money price,
            @Nullable Money regularPrice,
            @Nullable Money lowestPrice30Days,
            @Nullable Instant saleUntil,
            Condition condition,
            @Nullable Boolean inStock,
            @Nullable Integer handlingDays,
            @Nullable String shipsFrom) {

        static Shown of(Offer offer) {
            Reduction reduction = offer.reduction();
            return new Shown(
                    offer.id(),
                    offer.seller(),
                    offer.sellerName(),
                    Objects.requireNonNull(offer.price(), "a featured offer has a price"),
                    reduction == null ? null : reduction.regular(),
                    reduction == null ? null : reduction.lowestBefore(),
                    reduction == null ? null : reduction.until(),
                    offer.condition(),
                    offer.sellable() == null ? null : offer.sellable() > 0,
                    offer.delivery().handlingDays(),
                    offer.delivery().shipsFrom());
        }
    }

    record Explained(ProductId productId, Instant at, List<String> rules, List<FeaturedExplanation.Place> offers) {}

    /**
     * @param misses what the offer lacks to be featured at all
     * @param decidedBy the first rule that sees a difference to the best of the other offers
     * @param priceToWin the highest price at which it would be featured, as all others are now; absent when it is, and
     *     when no price would do
     */
    record OwnVerdict(
            ProductId productId,
            OfferId offerId,
            boolean featured,
            List<SellerVerdict.Miss> misses,
            @Nullable String decidedBy,
            List<SellerVerdict.Compared> rules,
            @Nullable Money priceToWin) {}
}
