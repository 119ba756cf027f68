package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.Categories;
import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.offer.FirstNews;
import dev.flywheel.catalog.offer.OfferNews;
import dev.flywheel.catalog.offer.PriceChecks;
import dev.flywheel.domain.SellerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts rows into the catalogue. A row states what its sender knows of the product and his offer of it. It finds its
 * product by the sender's SKU, by the id it names, or by its GTIN, else it makes a new one. Who made a product's page
 * keeps it: the content of others' rows is not taken over. Listing the same row again changes nothing.
 */
@Component
public class Listing {

    private final Drafts drafts;
    private final ListingWriter writer;
    private final FamilyWriter families;
    private final Categories categories;
    private final PriceChecks prices;
    private final OfferNews news;
    private final Changes changes;

    Listing(
            Drafts drafts,
            ListingWriter writer,
            FamilyWriter families,
            Categories categories,
            PriceChecks prices,
            OfferNews news,
            Changes changes) {
        this.drafts = drafts;
        this.writer = writer;
        this.families = families;
        this.categories = categories;
        this.prices = prices;
        this.news = news;
        this.changes = changes;
    }

    /**
     * Lists the rows in the caller's transaction, which must not have written yet. The number of statements does not
     * depend on the number of rows.
     *
     * @param seller null for the retailer
     * @return what became of each row, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Placement> list(@Nullable SellerId seller, List<Row> rows) {
        return apply(seller, rows, seller == null, Draft::place);
    }

    /**
     * Changes the page that the sender keeps under the row's SKU, or makes it; in the caller's transaction likewise.
     *
     * @param byOperator an operator does it in the sender's place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placement edit(@Nullable SellerId seller, Row row, boolean byOperator) {
        return apply(seller, List.of(row), byOperator, Draft::edit).getFirst();
    }

    private List<Placement> apply(
            @Nullable SellerId seller, List<Row> rows, boolean byOperator, BiFunction<Draft, Row, Placement> placing) {
        changes.begin();
        UUID sender = seller == null ? null : seller.value();
        List<Row> located = drafts.located(rows);
        Draft draft = drafts.draft(sender, located, byOperator);
        List<Placement> placements =
                located.stream().map(row -> placing.apply(draft, row)).toList();
        write(sender, draft);
        return placements;
    }

    private void write(@Nullable UUID sender, Draft draft) {
        List<StoredProduct> newProducts = draft.pages().created();
        List<StoredProduct> changedProducts = draft.pages().changed();
        List<StoredOffer> newOffers = draft.newOffers();
        writer.insertProducts(sender, newProducts);
        writer.updateProducts(changedProducts);
        families.write(draft.pages());
        categories.count(counted(draft.pages()));
        FirstNews first = news.first(sender, draft.firstOffers());
        writer.insertOffers(sender, newOffers, first);
        writer.updateOffers(draft.changedOffers());

        Set<UUID> looksNew = new HashSet<>(prices.check(draft.repriced(), draft.storedOffers()));
        changedProducts.forEach(product -> looksNew.add(product.id()));
        newOffers.stream()
                .filter(offer -> first.told(offer.id()) == null)
                .forEach(offer -> looksNew.add(offer.product()));
        draft.visiblyChangedOffers().forEach(offer -> looksNew.add(offer.product()));
        Set<UUID> toTell = new HashSet<>(looksNew);
        toTell.addAll(productsOf(draft));
        news.tell(first);
        news.tell(toTell, draft.declared());

        looksNew.addAll(familiesLeftOrJoined(draft.pages()));
        newProducts.forEach(product -> looksNew.remove(product.id()));
        changes.changed(looksNew);
        if (!newProducts.isEmpty()) {
            changes.wakeAfterCommit();
        }
    }

    /** How many products came to each category, or left it. */
    private static Map<CategoryPath, Integer> counted(Pages pages) {
        Map<CategoryPath, Integer> more = new HashMap<>();
        pages.created().forEach(product -> count(more, product, 1));
        for (StoredProduct product : pages.changed()) {
            count(more, Objects.requireNonNull(pages.before(product)), -1);
            count(more, product, 1);
        }
        return more;
    }

    private static void count(Map<CategoryPath, Integer> more, StoredProduct product, int change) {
        CategoryPath category = product.content().category();
        if (category != null && product.counts()) {
            more.merge(category, change, Integer::sum);
        }
    }

    /** A family's pages have the version of its youngest member, so who leaves must leave a newer one behind. */
    private static Set<UUID> familiesLeftOrJoined(Pages pages) {
        Set<UUID> touched = new HashSet<>();
        for (StoredProduct product : pages.changed()) {
            UUID before = Objects.requireNonNull(pages.before(product)).family();
            UUID now = product.family();
            if (!Objects.equals(before, now)) {
                if (before != null) {
                    touched.add(before);
                }
                if (now != null) {
                    touched.add(now);
                }
            }
        }
        return touched;
    }

    /** Products whose offers had a quantity declared. */
    private static List<UUID> productsOf(Draft draft) {
        List<UUID> products = new ArrayList<>();
        draft.changedOffers().stream()
                .filter(offer -> Objects.nonNull(draft.declared().get(offer.id())))
                .forEach(offer -> products.add(offer.product()));
        return products;
    }
}
