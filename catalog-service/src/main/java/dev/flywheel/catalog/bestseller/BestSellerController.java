package dev.flywheel.catalog.bestseller;

import dev.flywheel.catalog.bestseller.BestSellers.BestSeller;
import dev.flywheel.catalog.bestseller.NewReleases.NewRelease;
import dev.flywheel.catalog.category.Categories;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What sells best and what is new in a category and those below it. */
@RestController
@RequestMapping("/categories/{id}")
class BestSellerController {

    private final BestSellers bestSellers;
    private final NewReleases newReleases;
    private final Categories categories;

    BestSellerController(BestSellers bestSellers, NewReleases newReleases, Categories categories) {
        this.bestSellers = bestSellers;
        this.newReleases = newReleases;
        this.categories = categories;
    }

    /** The hundred best by the units of the last thirty days, of which newer ones count for more. */
    @GetMapping("/best-sellers")
    Page<BestSeller> bestSellers(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        require(id);
        return bestSellers.page(id, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/new-releases")
    Page<NewRelease> newReleases(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        require(id);
        return newReleases.page(id, Cursor.parse(cursor, 2), Page.limit(limit));
    }

    private void require(UUID id) {
        if (categories.find(id).isEmpty()) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no category " + id);
        }
    }
}
