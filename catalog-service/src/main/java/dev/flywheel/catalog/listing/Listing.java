package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.offer.OfferNews;
import dev.flywheel.domain.SellerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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

    private final Listings listings;
    private final ListingWriter writer;
    private final OfferNews news;
    private final Changes changes;

    Listing(Listings listings, ListingWriter writer, OfferNews news, Changes changes) {
        this.listings = listings;
        this.writer = writer;
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
        changes.begin();
        UUID sender = seller == null ? null : seller.value();
        Draft draft = draft(sender, rows);
        List<Placement> placements = rows.stream().map(draft::place).toList();
        write(sender, draft);
        return placements;
    }

    private Draft draft(@Nullable UUID sender, List<Row> rows) {
        List<StoredOffer> offers =
                listings.offers(sender, rows.stream().map(Row::sku).toList());
        Set<UUID> ids = new HashSet<>();
        offers.forEach(offer -> ids.add(offer.product()));
        Set<String> gtins = new HashSet<>();
        for (Row row : rows) {
            if (row.product() != null) {
                ids.add(row.product().value());
            }
            if (row.content().gtin() != null) {
                gtins.add(row.content().gtin());
            }
        }
        return new Draft(sender, listings.products(ids, gtins), offers);
    }

    private void write(@Nullable UUID sender, Draft draft) {
        List<StoredProduct> newProducts = draft.newProducts();
        List<StoredProduct> changedProducts = draft.changedProducts();
        List<StoredOffer> newOffers = draft.newOffers();
        writer.insertProducts(sender, newProducts);
        writer.updateProducts(changedProducts);
        writer.insertOffers(sender, newOffers);
        writer.updateOffers(draft.changedOffers());

        Set<UUID> looksNew = new HashSet<>();
        changedProducts.forEach(product -> looksNew.add(product.id()));
        newOffers.forEach(offer -> looksNew.add(offer.product()));
        draft.visiblyChangedOffers().forEach(offer -> looksNew.add(offer.product()));
        Set<UUID> toTell = new HashSet<>(looksNew);
        toTell.addAll(productsOf(draft));
        news.tell(toTell, draft.declared());

        newProducts.forEach(product -> looksNew.remove(product.id()));
        changes.changed(looksNew);
        if (!newProducts.isEmpty()) {
            changes.wakeAfterCommit();
        }
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
