package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.Criteria.Facet;
import dev.flywheel.catalog.search.Facets.Count;
import dev.flywheel.catalog.search.ProductSearch.Found;
import dev.flywheel.contracts.ads.Auctions.Winner;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search as shoppers see it: what matches, and before it, marked as such, what somebody pays for. */
@RestController
class SearchController {

    /** Beyond this rank nobody looks, and the work of getting there grows with it. */
    private static final int DEEPEST = 10_000;

    private final ProductSearch search;
    private final SponsoredHits sponsored;
    private final CategoryFilter categories;

    SearchController(ProductSearch search, SponsoredHits sponsored, CategoryFilter categories) {
        this.search = search;
        this.sponsored = sponsored;
        this.categories = categories;
    }

    /**
     * @param q words; without any, everything, the newest first
     * @param category path {@code A > B}, name, or id of a category
     * @param minPrice lowest featured price in major units, whatever its currency
     */
    @GetMapping("/search")
    ResultPage search(
            @CurrentAccount @Nullable AccountId shopper,
            @RequestParam(defaultValue = "") @Size(max = Words.MAX_LENGTH) String q,
            @RequestParam @Nullable @Size(max = 600) String category,
            @RequestParam @Nullable @Size(max = 200) String brand,
            @RequestParam @Nullable @DecimalMin("0") @Digits(integer = 10, fraction = 4) BigDecimal minPrice,
            @RequestParam @Nullable @DecimalMin("0") @Digits(integer = 10, fraction = 4) BigDecimal maxPrice,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        Criteria criteria = new Criteria(Words.of(q), categories.resolved(category), text(brand), minPrice, maxPrice);
        checkPrices(minPrice, maxPrice);
        int size = Page.limit(limit);
        int offset = offset(cursor, criteria);
        boolean withAds = offset == 0 && !criteria.words().terms().isEmpty();
        Found found = search.find(criteria, offset, withAds ? Math.max(size, SponsoredHits.CANDIDATES) : size);
        List<Ranked> organic =
                found.ranking().subList(0, Math.min(size, found.ranking().size()));
        List<Winner> winners =
                withAds ? sponsored.winners(found.ranking(), criteria.words().text(), shopper, size) : List.of();
        Map<ProductId, Hit> hits = search.hits(products(organic, winners));
        List<Item> items = new ArrayList<>(sponsored.items(winners, hits));
        organic.stream()
                .map(rank -> hits.get(rank.product()))
                .filter(Objects::nonNull)
                .forEach(hit -> items.add(Item.organic(hit)));
        int end = offset + organic.size();
        boolean more = end < found.total() && end < DEEPEST;
        String next = more ? Cursor.of(end, criteria.fingerprint()).toString() : null;
        return new ResultPage(items, FacetCounts.of(found), found.total(), next);
    }

    private static Set<ProductId> products(List<Ranked> organic, List<Winner> winners) {
        Set<ProductId> products = new HashSet<>();
        organic.forEach(rank -> products.add(rank.product()));
        winners.forEach(winner -> products.add(winner.product()));
        return products;
    }

    private static int offset(@Nullable String text, Criteria criteria) {
        Cursor cursor = Cursor.parse(text, 2);
        if (cursor == null) {
            return 0;
        }
        long offset = cursor.number(0);
        if (offset < 0 || offset >= DEEPEST || !cursor.parts().get(1).equals(criteria.fingerprint())) {
            String message = "this cursor belongs to another search";
            throw new ProblemException(
                    CommonError.INVALID_CURSOR, message, List.of(new FieldProblem("cursor", "invalid_value", message)));
        }
        return (int) offset;
    }

    private static void checkPrices(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "minPrice is above maxPrice",
                    List.of(new FieldProblem("minPrice", "out_of_range", "is above maxPrice")));
        }
    }

    private static @Nullable String text(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }

    /**
     * @param items sponsored ones first, on the first page only; they do not count towards the limit
     * @param total products that match, without sponsored places
     */
    record ResultPage(
            List<Item> items,
            FacetCounts facets,
            long total,
            @Nullable String next) {}

    record FacetCounts(List<Count> category, List<Count> brand, List<Count> price) {

        static FacetCounts of(Found found) {
            return new FacetCounts(
                    found.facets().getOrDefault(Facet.CATEGORY, List.of()),
                    found.facets().getOrDefault(Facet.BRAND, List.of()),
                    found.facets().getOrDefault(Facet.PRICE, List.of()));
        }
    }

    /**
     * @param price of {@code offerId}; absent when the product cannot be bought
     * @param sponsored somebody pays for this place
     * @param clickToken to be sent to {@code POST /ads/clicks/{token}} when a sponsored item is clicked
     */
    record Item(
            ProductId productId,
            String title,
            @Nullable String brand,
            @Nullable String category,
            @Nullable String imageUrl,
            @Nullable OfferId offerId,
            @Nullable Money price,
            @Nullable String sellerName,
            boolean inStock,
            boolean sponsored,
            @Nullable String sponsoredLabel,
            @Nullable String advertiser,
            @Nullable String clickToken) {

        static Item organic(Hit hit) {
            return new Item(
                    hit.product(),
                    hit.title(),
                    hit.brand(),
                    hit.category(),
                    hit.image(),
                    hit.offer(),
                    hit.price(),
                    hit.sellerName(),
                    hit.inStock(),
                    false,
                    null,
                    null,
                    null);
        }
    }
}
