package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.listing.Placement.Conflict;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Products and offers as they will be once some rows of one sender are listed: rows are placed one after the other, and
 * what differs in the end from what is stored is what gets written.
 */
final class Draft {

    private final @Nullable UUID sender;
    private final Map<UUID, StoredProduct> storedProducts = new HashMap<>();
    private final Map<UUID, StoredOffer> storedOffers = new HashMap<>();
    private final Map<UUID, StoredProduct> products = new LinkedHashMap<>();
    private final Map<String, UUID> productsByGtin = new HashMap<>();
    private final Map<String, StoredOffer> offersBySku = new LinkedHashMap<>();
    private final Map<UUID, Integer> declared = new HashMap<>();

    Draft(@Nullable UUID sender, Collection<StoredProduct> products, Collection<StoredOffer> offers) {
        this.sender = sender;
        products.forEach(product -> {
            storedProducts.put(product.id(), product);
            keep(product);
        });
        offers.forEach(offer -> {
            storedOffers.put(offer.id(), offer);
            offersBySku.put(offer.sku(), offer);
        });
    }

    /** Finds the row's product, or makes it, and puts the sender's offer on it. */
    Placement place(Row row) {
        StoredOffer offer = offersBySku.get(row.sku());
        return offer == null ? placeNew(row) : placeAgain(row, offer);
    }

    private Placement placeNew(Row row) {
        StoredProduct product = matching(row);
        if (product == null && row.product() != null) {
            return refused(Conflict.UNKNOWN_PRODUCT, "productId", "there is no product " + row.product());
        }
        if (product == null && row.content().title() == null) {
            return refused(
                    Conflict.TITLE_REQUIRED, Column.TITLE.label(), "a product that is not there yet needs a title");
        }
        if (product == null) {
            product = new StoredProduct(Ids.next(), sender, row.sku(), row.content());
            keep(product);
        }
        StoredOffer offer =
                new StoredOffer(Ids.next(), product.id(), row.sku(), row.terms(), OfferStatus.LISTED, row.quantity());
        offersBySku.put(row.sku(), offer);
        declare(offer, row.quantity());
        return listed(offer, true);
    }

    private Placement placeAgain(Row row, StoredOffer offer) {
        StoredProduct product = Objects.requireNonNull(products.get(offer.product()));
        if (row.product() != null && !row.product().value().equals(product.id())) {
            return otherProduct(row, "productId");
        }
        if (product.isKeptBy(sender, row.sku())) {
            Content content = row.content().over(product.content(), row.stated());
            UUID holder = content.gtin() == null ? null : productsByGtin.get(Gtin.padded(content.gtin()));
            if (holder != null && !holder.equals(product.id())) {
                return refused(
                        Conflict.GTIN_TAKEN,
                        Column.GTIN.label(),
                        "product " + holder + " has the GTIN " + content.gtin());
            }
            keep(product.with(content));
        } else if (row.content().gtin() != null
                && !hasGtin(product, row.content().gtin())) {
            return otherProduct(row, Column.GTIN.label());
        }
        StoredOffer changed = offer.listed(row.terms().over(offer.terms(), row.stated()), row.quantity());
        offersBySku.put(row.sku(), changed);
        if (!Objects.equals(changed.declaredQuantity(), offer.declaredQuantity())) {
            declare(changed, row.quantity());
        }
        return listed(changed, false);
    }

    private @Nullable StoredProduct matching(Row row) {
        if (row.product() != null) {
            return products.get(row.product().value());
        }
        String gtin = row.content().gtin();
        UUID holder = gtin == null ? null : productsByGtin.get(Gtin.padded(gtin));
        return holder == null ? null : products.get(holder);
    }

    private void keep(StoredProduct product) {
        StoredProduct before = products.put(product.id(), product);
        if (before != null && before.content().gtin() != null) {
            productsByGtin.remove(Gtin.padded(before.content().gtin()));
        }
        if (product.content().gtin() != null) {
            productsByGtin.put(Gtin.padded(product.content().gtin()), product.id());
        }
    }

    private void declare(StoredOffer offer, @Nullable Integer quantity) {
        if (quantity != null) {
            declared.put(offer.id(), quantity);
        }
    }

    private static boolean hasGtin(StoredProduct product, String gtin) {
        String known = product.content().gtin();
        return known != null && Gtin.padded(known).equals(Gtin.padded(gtin));
    }

    private static Placement otherProduct(Row row, String field) {
        return refused(
                Conflict.OTHER_PRODUCT, field, "SKU " + row.sku() + " is an offer of another product; use a new SKU");
    }

    private static Placement refused(Conflict conflict, String field, String message) {
        return new Placement.Refused(conflict, new RowProblem(field, code(conflict), message));
    }

    private static String code(Conflict conflict) {
        return conflict == Conflict.TITLE_REQUIRED
                ? "required"
                : conflict.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Placement listed(StoredOffer offer, boolean created) {
        return new Placement.Listed(new OfferId(offer.id()), new ProductId(offer.product()), created);
    }

    List<StoredProduct> newProducts() {
        return products.values().stream()
                .filter(product -> !storedProducts.containsKey(product.id()))
                .toList();
    }

    List<StoredProduct> changedProducts() {
        return products.values().stream()
                .filter(product -> {
                    StoredProduct before = storedProducts.get(product.id());
                    return before != null && !before.equals(product);
                })
                .toList();
    }

    List<StoredOffer> newOffers() {
        return offersBySku.values().stream()
                .filter(offer -> !storedOffers.containsKey(offer.id()))
                .toList();
    }

    List<StoredOffer> changedOffers() {
        return offersBySku.values().stream()
                .filter(offer -> {
                    StoredOffer before = storedOffers.get(offer.id());
                    return before != null && !before.equals(offer);
                })
                .toList();
    }

    /** Of those, the ones that look different to shoppers. */
    List<StoredOffer> visiblyChangedOffers() {
        return changedOffers().stream()
                .filter(offer -> !offer.looksLike(Objects.requireNonNull(storedOffers.get(offer.id()))))
                .toList();
    }

    /** Quantities declared anew, by offer. */
    Map<UUID, Integer> declared() {
        return declared;
    }
}
