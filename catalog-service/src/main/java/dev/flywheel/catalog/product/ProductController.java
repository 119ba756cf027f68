package dev.flywheel.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.flywheel.catalog.bestseller.SalesRanks;
import dev.flywheel.catalog.bestseller.SalesRanks.SalesRank;
import dev.flywheel.catalog.category.Categories;
import dev.flywheel.catalog.category.Category;
import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.FeaturedOffer;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.offer.Reduction;
import dev.flywheel.catalog.product.Variations.Variation;
import dev.flywheel.catalog.rating.Ratings;
import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.catalog.viewed.ProductViews;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Product pages and the offers on them. Who has the current version already is answered 304 from one statement. */
@RestController
@RequestMapping("/products/{id}")
class ProductController {

    private final Products products;
    private final Variations variations;
    private final Categories categories;
    private final Offers offers;
    private final Ratings ratings;
    private final SalesRanks ranks;
    private final ProductViews views;

    ProductController(
            Products products,
            Variations variations,
            Categories categories,
            Offers offers,
            Ratings ratings,
            SalesRanks ranks,
            ProductViews views) {
        this.products = products;
        this.variations = variations;
        this.categories = categories;
        this.offers = offers;
        this.ratings = ratings;
        this.ranks = ranks;
        this.views = views;
    }

    @GetMapping
    @Nullable
    ResponseEntity<ProductPage> show(
            @CurrentAccount @Nullable AccountId shopper, @PathVariable ProductId id, ServletWebRequest request) {
        if (request.getHeader("If-None-Match") != null && request.checkNotModified(tag(products.version(id)))) {
            seen(shopper, id);
            return null;
        }
        Product product = products.get(id);
        seen(shopper, id);
        List<Category> breadcrumbs =
                product.category() == null ? List.of() : categories.breadcrumbs(product.category());
        List<Variation> siblings = product.family() == null ? List.of() : variations.of(product.family().parent());
        Map<UUID, List<Offer>> shown = offers.of(withSiblings(id, siblings));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag(product.version()))
                .body(ProductPage.of(
                        product,
                        breadcrumbs,
                        shown.getOrDefault(id.value(), List.of()),
                        Family.of(product, siblings, shown),
                        ShownRating.of(ratings.get(id.value())),
                        ranks.of(id)));
    }

    private static Set<UUID> withSiblings(ProductId id, List<Variation> siblings) {
        Set<UUID> all = new HashSet<>(Set.of(id.value()));
        siblings.forEach(sibling -> all.add(sibling.product().value()));
        return all;
    }

    /** A look counts whether or not the page was sent again. */
    private void seen(@Nullable AccountId shopper, ProductId id) {
        if (shopper != null) {
            views.seen(shopper, id);
        }
    }

    /** The hundred best. */
    @GetMapping("/offers")
    OfferList offers(@PathVariable ProductId id) {
        products.version(id);
        List<Offer> shown = offers.of(id);
        UUID featured = FeaturedOffer.of(shown).map(Offer::id).orElse(null);
        return new OfferList(FeaturedOffer.ranked(shown).stream()
                .limit(Page.MAX_LIMIT)
                .map(offer -> OfferItem.of(offer, offer.id().equals(featured)))
                .toList());
    }

    /** The letter changes with the shape of the answer. */
    private static String tag(String version) {
        return "\"b" + version + "\"";
    }

    /**
     * @param breadcrumbs categories from the root down to the product's own
     * @param imageUrl the first of {@code imageUrls}
     * @param price of the featured offer; absent when the product cannot be bought
     * @param offerCount offers shown to shoppers
     * @param family absent for a product that has no variations and is none
     * @param salesRanks where it stands among what sells: in its category of the top level first
     */
    record ProductPage(
            ProductId productId,
            String sku,
            String title,
            @Nullable String description,
            List<String> bulletPoints,
            @Nullable String brand,
            @Nullable String manufacturer,
            @Nullable String modelNumber,
            @Nullable String category,
            List<Category> breadcrumbs,
            @Nullable String gtin,
            @Nullable String imageUrl,
            List<String> imageUrls,
            @JsonRawValue String attributes,
            @Nullable Integer weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm,
            @Nullable Money price,
            @Nullable OfferItem featuredOffer,
            int offerCount,
            @Nullable Family family,
            ShownRating rating,
            List<SalesRank> salesRanks) {

        static ProductPage of(
                Product product,
                List<Category> breadcrumbs,
                List<Offer> offers,
                @Nullable Family family,
                ShownRating rating,
                List<SalesRank> salesRanks) {
            Optional<Offer> featured = FeaturedOffer.of(offers);
            return new ProductPage(
                    product.id(),
                    product.sku(),
                    product.title(),
                    product.texts().description(),
                    product.texts().bulletPoints(),
                    product.maker().brand(),
                    product.maker().manufacturer(),
                    product.maker().modelNumber(),
                    product.category() == null ? null : product.category().toString(),
                    breadcrumbs,
                    product.gtin(),
                    product.images().isEmpty() ? null : product.images().getFirst(),
                    product.images(),
                    product.attributes(),
                    product.size().weightGrams(),
                    product.size().lengthMm(),
                    product.size().widthMm(),
                    product.size().heightMm(),
                    featured.map(Offer::price).orElse(null),
                    featured.map(offer -> OfferItem.of(offer, true)).orElse(null),
                    offers.size(),
                    family,
                    rating,
                    salesRanks);
        }
    }

    /**
     * @param parentId the page that stands for all of them and is not sold
     * @param theme names of the attributes in which the variations differ
     * @param variations those that are shown, in the order in which they were listed
     */
    record Family(ProductId parentId, List<String> theme, List<FamilyMember> variations) {

        static @Nullable Family of(Product product, List<Variation> siblings, Map<UUID, List<Offer>> offers) {
            if (product.family() == null) {
                return null;
            }
            return new Family(
                    product.family().parent(),
                    product.family().theme(),
                    siblings.stream()
                            .map(sibling -> FamilyMember.of(
                                    sibling,
                                    FeaturedOffer.of(offers.getOrDefault(
                                            sibling.product().value(), List.of()))))
                            .toList());
        }
    }

    /**
     * @param values what it has for the theme
     * @param price of its featured offer; absent when it cannot be bought
     */
    record FamilyMember(
            ProductId productId,
            String title,
            @JsonRawValue String values,
            @Nullable Money price,
            boolean inStock,
            @Nullable String imageUrl) {

        static FamilyMember of(Variation variation, Optional<Offer> featured) {
            return new FamilyMember(
                    variation.product(),
                    variation.title(),
                    variation.values(),
                    featured.map(Offer::price).orElse(null),
                    featured.map(Offer::inStock).orElse(false),
                    variation.image());
        }
    }

    record OfferList(List<OfferItem> items) {}

    /**
     * @param sellerId null for the retailer's own offer
     * @param featured the one shown first
     * @param inStock absent while nothing is known
     * @param regularPrice without the sale that runs; absent without one
     * @param lowestPrice30Days of the 30 days before that sale; absent when nothing was sold then
     */
    record OfferItem(
            UUID offerId,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            UUID sellerId,

            String sellerName,
            @Nullable Money price,
            Condition condition,
            boolean featured,
            @Nullable Boolean inStock,
            @Nullable Money regularPrice,
            @Nullable Money lowestPrice30Days,
            @Nullable Instant saleUntil,
            @Nullable Integer handlingDays,
            @Nullable String shipsFrom) {

        static OfferItem of(Offer offer, boolean featured) {
            Reduction reduction = offer.reduction();
            return new OfferItem(
                    offer.id(),
                    offer.seller(),
                    offer.sellerName(),
                    offer.price(),
                    offer.condition(),
                    featured,
                    offer.sellable() == null ? null : offer.sellable() > 0,
                    reduction == null ? null : reduction.regular(),
                    reduction == null ? null : reduction.lowestBefore(),
                    reduction == null ? null : reduction.until(),
                    offer.delivery().handlingDays(),
                    offer.delivery().shipsFrom());
        }
    }
}
