package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ProductSearch.Found;
import dev.flywheel.catalog.search.querylog.QueryLog;
import dev.flywheel.catalog.search.querylog.QueryLog.Outcome;
import dev.flywheel.contracts.ads.Auctions.Winner;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final QueryLog log;

    SearchController(ProductSearch search, SponsoredHits sponsored, CategoryFilter categories, QueryLog log) {
        this.search = search;
        this.sponsored = sponsored;
        this.categories = categories;
        this.log = log;
    }

    /**
     * @param q words; without any, everything, the newest first
     * @param category path {@code A > B}, name, or id of a category
     * @param minPrice lowest featured price in major units, whatever its currency
     * @param minRating so many stars and more
     * @param prime true: only what is free for members and sent within a day
     * @param request its parameters {@code attribute}, each {@code name:value}; of several values of one name any will do.
     *     Spring would cut them at their commas
     * @param sort relevance, price-asc, price-desc, rating or newest
     */
    @GetMapping("/search")
    @Parameter(
            name = "attribute",
            in = ParameterIn.QUERY,
            description = "name:value",
            array = @ArraySchema(schema = @Schema(type = "string")))
    ResultPage search(
            @CurrentAccount @Nullable AccountId shopper,
            @RequestParam(defaultValue = "") @Size(max = Words.MAX_LENGTH) String q,
            @RequestParam(required = false) @Nullable @Size(max = 600) String category,
            @RequestParam(required = false) @Nullable @Size(max = 200) String brand,
            @RequestParam(required = false) @Nullable @DecimalMin("0") @Digits(integer = 10, fraction = 4)
                    BigDecimal minPrice,
            @RequestParam(required = false) @Nullable @DecimalMin("0") @Digits(integer = 10, fraction = 4)
                    BigDecimal maxPrice,
            @RequestParam(required = false) @Nullable @Min(1) @Max(5) Integer minRating,
            @RequestParam(required = false) @Nullable String condition,
            @RequestParam(defaultValue = "false") boolean prime,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletRequest request) {
        Filters filters = new Filters(
                categories.resolved(category),
                FilterReader.text(brand),
                FilterReader.prices(new Filters.Prices(minPrice, maxPrice)),
                minRating,
                FilterReader.condition(condition),
                prime,
                FilterReader.attributes(request.getParameterValues("attribute")));
        Criteria criteria = new Criteria(Words.of(q), filters, FilterReader.sorting(sort));
        int size = Page.limit(limit);
        return page(criteria, offset(cursor, criteria), size, shopper);
    }

    private ResultPage page(Criteria criteria, int offset, int size, @Nullable AccountId shopper) {
        boolean withAds = offset == 0 && !criteria.words().terms().isEmpty();
        Found found = search.find(criteria, offset, withAds ? Math.max(size, SponsoredHits.CANDIDATES) : size);
        List<Ranked> organic =
                found.ranking().subList(0, Math.min(size, found.ranking().size()));
        List<Winner> winners =
                withAds ? sponsored.winners(found.ranking(), criteria.words().text(), shopper, size) : List.of();
        Map<ProductId, Hit> hits = search.hits(found, products(organic, winners));
        List<SearchItem> items = new ArrayList<>(sponsored.items(winners, hits));
        organic.forEach(rank -> {
            Hit hit = hits.get(rank.product());
            if (hit != null) {
                boolean partial = rank.partial() && !criteria.words().none();
                items.add(SearchItem.organic(hit, Marks.of(hit.title(), found.wanted()), partial));
            }
        });
        if (offset == 0) {
            record(criteria, found);
        }
        int end = offset + organic.size();
        boolean more = end < found.total() && end < DEEPEST;
        return new ResultPage(
                items,
                FacetCounts.of(found.facets()),
                found.total(),
                found.didYouMean(),
                more ? Cursor.of(end, criteria.fingerprint()).toString() : null);
    }

    /** Only what was asked of the whole catalogue says something about it. */
    private void record(Criteria criteria, Found found) {
        if (criteria.byRelevance() && criteria.filters().chosen().isEmpty()) {
            boolean whole =
                    !found.ranking().isEmpty() && !found.ranking().getFirst().partial();
            Outcome outcome = whole ? Outcome.FOUND : found.total() > 0 ? Outcome.PARTIAL : Outcome.NOTHING;
            log.record(criteria.words().text(), outcome);
        }
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

    /**
     * @param items sponsored ones first, on the first page only; they do not count towards the limit
     * @param total products that match, without sponsored places
     * @param didYouMean the query with words that the catalogue has; what matches it is among the items
     */
    record ResultPage(
            List<SearchItem> items,
            FacetCounts facets,
            long total,
            @Nullable String didYouMean,
            @Nullable String next) {}
}
