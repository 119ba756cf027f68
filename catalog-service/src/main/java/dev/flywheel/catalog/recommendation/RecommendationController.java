package dev.flywheel.catalog.recommendation;

import dev.flywheel.catalog.card.ProductCard;
import dev.flywheel.catalog.recommendation.Recommendations.Beside;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProductId;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What others bought with a product, or with what is in a cart. */
@RestController
class RecommendationController {

    private final Recommendations recommendations;

    RecommendationController(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    /**
     * @param limit of each list
     */
    @GetMapping("/products/{id}/recommendations")
    Beside beside(@PathVariable ProductId id, @RequestParam(required = false) @Nullable Integer limit) {
        return recommendations.beside(id, Page.limit(limit));
    }

    /**
     * What goes with several products, such as those in a cart.
     *
     * @param product one to fifty of them
     */
    @GetMapping("/recommendations")
    GoingWith with(
            @RequestParam @Size(min = 1, max = 50) List<ProductId> product,
            @RequestParam(required = false) @Nullable Integer limit) {
        return new GoingWith(recommendations.with(
                product.stream().map(ProductId::value).collect(Collectors.toUnmodifiableSet()), Page.limit(limit)));
    }

    record GoingWith(List<ProductCard> items) {}
}
