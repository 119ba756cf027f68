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
import dev.flywheel.catalog.rating.Ratings;
import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.catalog.viewed.ProductViews;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import java.util.List;
import java.util.Optional;
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
    private final Categories categories;
    private final Offers offers;
    private final Ratings ratings;
    private final SalesRanks ranks;
    private final ProductViews views;

    ProductController(
            Products products,
            Categories categories,
            Offers offers,
            Ratings ratings,
            SalesRanks ranks,
            ProductViews views) {
        this.products = products;
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
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag(product.version()))
                .body(ProductPage.of(
                        product, breadcrumbs, offers.of(id), ShownRating.of(ratings.get(id.value())), ranks.of(id)));
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
     * @param price of the featured offer; absent when the product cannot be bought
     * @param offerCount offers shown to shoppers
     * @param salesRanks where it stands among what sells: in its category of the top level first
     */
    record ProductPage(
            ProductId productId,
            String sku,
            String title,
            @Nullable String description,
            @Nullable String brand,
            @Nullable String category,
            List<Category> breadcrumbs,
            @Nullable String gtin,
            @Nullable String imageUrl,
            @JsonRawValue String attributes,
            @Nullable Integer weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm,
            @Nullable Money price,
            @Nullable OfferItem featuredOffer,
            int offerCount,
            ShownRating rating,
            List<SalesRank> salesRanks) {

        static ProductPage of(
                Product product,
                List<Category> breadcrumbs,
                List<Offer> offers,
                ShownRating rating,
                List<SalesRank> salesRanks) {
            Optional<Offer> featured = FeaturedOffer.of(offers);
            return new ProductPage(
                    product.id(),
                    product.sku(),
                    product.title(),
                    product.description(),
                    product.brand(),
                    product.category() == null ? null : product.category().toString(),
                    breadcrumbs,
                    product.gtin(),
                    product.imageUrl(),
                    product.attributes(),
                    product.size().weightGrams(),
                    product.size().lengthMm(),
                    product.size().widthMm(),
                    product.size().heightMm(),
                    featured.map(Offer::price).orElse(null),
                    featured.map(offer -> OfferItem.of(offer, true)).orElse(null),
                    offers.size(),
                    rating,
                    salesRanks);
        }
    }

    record OfferList(List<OfferItem> items) {}

    /**
     * @param sellerId null for the retailer's own offer
     * @param featured the one shown first
     * @param inStock absent while nothing is known
     */
    record OfferItem(
            UUID offerId,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            UUID sellerId,

            String sellerName,
            @Nullable Money price,
            Condition condition,
            boolean featured,
            @Nullable Boolean inStock) {

        static OfferItem of(Offer offer, boolean featured) {
            return new OfferItem(
                    offer.id(),
                    offer.seller(),
                    offer.sellerName(),
                    offer.price(),
                    offer.condition(),
                    featured,
                    offer.sellable() == null ? null : offer.sellable() > 0);
        }
    }
}
