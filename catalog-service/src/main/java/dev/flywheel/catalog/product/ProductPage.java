package dev.flywheel.catalog.product;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.flywheel.catalog.bestseller.SalesRanks.SalesRank;
import dev.flywheel.catalog.category.Category;
import dev.flywheel.catalog.offer.FeaturedOffer;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.product.Variations.Variation;
import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product page as it is sent.
 *
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
}
