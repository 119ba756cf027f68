package dev.flywheel.catalog.recommendation;

import dev.flywheel.catalog.card.ProductCard;
import dev.flywheel.catalog.card.ProductCards;
import dev.flywheel.catalog.rating.Ratings;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is recommended. Only what can be bought now; the same few statements whatever is found. */
@Component
class Recommendations {

    /** Ranked before it is known which of them can be bought. */
    private static final int CANDIDATES = 150;

    private final Neighbours neighbours;
    private final ProductCards cards;
    private final Ratings products;

    Recommendations(Neighbours neighbours, ProductCards cards, Ratings products) {
        this.neighbours = neighbours;
        this.cards = cards;
        this.products = products;
    }

    /** @throws ProblemException (404) when there is no such product */
    @Transactional(readOnly = true)
    public Beside beside(ProductId product, int limit) {
        products.get(product.value());
        List<Neighbour> near = neighbours.of(EnumSet.allOf(BasketKind.class), List.of(product.value()));
        List<UUID> also = Ranking.CUSTOMERS_ALSO_BOUGHT.of(near, CANDIDATES);
        List<UUID> together = Ranking.BOUGHT_TOGETHER.of(near, CANDIDATES);
        Set<UUID> buyable = cards.buyable(union(also, together));
        List<UUID> firstAlso = first(also, buyable, limit);
        List<UUID> firstTogether = first(together, buyable, limit);
        Map<UUID, ProductCard> shown = cards.of(union(firstAlso, firstTogether));
        return new Beside(ProductCards.inOrder(firstAlso, shown), ProductCards.inOrder(firstTogether, shown));
    }

    /** What goes with all of the products together; products that do not exist go with nothing. */
    @Transactional(readOnly = true)
    public List<ProductCard> with(Set<UUID> products, int limit) {
        List<Neighbour> near = neighbours.of(EnumSet.of(BasketScore.KIND), products);
        return cards.firstBuyable(BasketScore.ranked(near, products, CANDIDATES), limit);
    }

    private static List<UUID> first(List<UUID> ranked, Set<UUID> buyable, int limit) {
        return ranked.stream().filter(buyable::contains).limit(limit).toList();
    }

    private static List<UUID> union(List<UUID> one, List<UUID> other) {
        Set<UUID> all = new HashSet<>(one);
        all.addAll(other);
        return new ArrayList<>(all);
    }

    /** What is shown beside a product. */
    record Beside(List<ProductCard> customersAlsoBought, List<ProductCard> boughtTogether) {}
}
