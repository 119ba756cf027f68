package dev.flywheel.catalog.product;

import dev.flywheel.catalog.bestseller.SalesRanks;
import dev.flywheel.catalog.category.Categories;
import dev.flywheel.catalog.category.Category;
import dev.flywheel.catalog.change.RecentChanges;
import dev.flywheel.catalog.change.RecentChanges.Recent;
import dev.flywheel.catalog.kept.KeptAnswers;
import dev.flywheel.catalog.kept.Rendered;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.product.ProductPage.Family;
import dev.flywheel.catalog.product.Variations.Variation;
import dev.flywheel.catalog.rating.Ratings;
import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.domain.ProductId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Product pages, the same for everybody: kept until something on them changes, or a price does by itself. */
@Component
class ProductPages {

    private static final long BYTES = 24L << 20;

    /** In case something ever changes a page unseen. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Sources sources;
    private final RecentChanges changes;
    private final JsonMapper json;
    private final KeptAnswers<UUID, ProductPage> kept;

    ProductPages(Sources sources, RecentChanges changes, JsonMapper json, Clock clock) {
        this.sources = sources;
        this.changes = changes;
        this.json = json;
        this.kept = new KeptAnswers<>(BYTES, LONGEST, clock);
        changes.tell(this::forget);
    }

    Rendered<ProductPage> get(ProductId id) {
        changes.catchUp();
        return kept.get(id.value(), () -> render(id));
    }

    private void forget(Recent recent) {
        if (recent.everyPage()) {
            kept.forgetAll();
        } else {
            kept.forget(recent.pages());
        }
    }

    private Rendered<ProductPage> render(ProductId id) {
        Product product = sources.products().get(id);
        return Rendered.until(product.nextPrice(), page(product), json);
    }

    private ProductPage page(Product product) {
        List<Category> breadcrumbs =
                product.category() == null ? List.of() : sources.categories().breadcrumbs(product.category());
        List<Variation> siblings = product.family() == null
                ? List.of()
                : sources.variations().of(product.family().parent());
        Map<UUID, List<Offer>> shown = sources.offers().of(withSiblings(product.id(), siblings));
        return ProductPage.of(
                product,
                breadcrumbs,
                shown.getOrDefault(product.id().value(), List.of()),
                Family.of(product, siblings, shown),
                ShownRating.of(sources.ratings().get(product.id().value())),
                sources.ranks().of(product.id()));
    }

    private static Set<UUID> withSiblings(ProductId id, List<Variation> siblings) {
        Set<UUID> all = new HashSet<>(Set.of(id.value()));
        siblings.forEach(sibling -> all.add(sibling.product().value()));
        return all;
    }

    /** Where what is on a page comes from. */
    @Component
    record Sources(
            Products products,
            Variations variations,
            Categories categories,
            Offers offers,
            Ratings ratings,
            SalesRanks ranks) {}
}
