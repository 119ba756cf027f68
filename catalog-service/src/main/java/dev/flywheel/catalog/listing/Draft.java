package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.listing.Placement.Conflict;
import dev.flywheel.catalog.offer.NewOffer;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.catalog.offer.Pricing;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Products and offers as they will be once some rows of one sender are listed: rows are placed one after the other, and
 * what differs in the end from what is stored is what gets written.
 */
final class Draft {

    private final @Nullable UUID sender;
    private final Pages pages;
    private final Map<UUID, StoredOffer> storedOffers = new HashMap<>();
    private final Map<String, StoredOffer> offersBySku = new LinkedHashMap<>();
    private final Map<UUID, Integer> declared = new HashMap<>();

    Draft(@Nullable UUID sender, Pages pages, Collection<StoredOffer> offers) {
        this.sender = sender;
        this.pages = pages;
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

    /** Changes the page that the sender keeps under the row's SKU, or makes it; the offer on a page stays as it is. */
    Placement edit(Row row) {
        StoredProduct page = pages.own(row.sku());
        StoredOffer offer = offersBySku.get(row.sku());
        if (page == null && offer != null) {
            return Placement.Refused.of(
                    Conflict.OTHER_PRODUCT,
                    Column.SKU.label(),
                    "the page of product " + offer.product() + " is kept by somebody else");
        }
        if (page == null && row.content().title() == null) {
            return withoutTitle();
        }
        return switch (page == null ? pages.create(row) : pages.revise(page, row)) {
            case Revision.Refused refused -> refused.why();
            case Revision.Kept kept -> {
                if (page == null || kept.product().isParent()) {
                    yield offered(row, kept.product(), offer, page == null);
                }
                yield new Placement.Listed(
                        offer == null ? null : new OfferId(offer.id()),
                        new ProductId(kept.product().id()),
                        false);
            }
        };
    }

    private Placement placeNew(Row row) {
        StoredProduct product = matching(row);
        if (product == null && row.product() != null) {
            return Placement.Refused.of(Conflict.UNKNOWN_PRODUCT, "productId", "there is no product " + row.product());
        }
        if (product == null && row.content().title() == null) {
            return withoutTitle();
        }
        return placed(row, product, null);
    }

    private Placement placeAgain(Row row, StoredOffer offer) {
        StoredProduct product = Objects.requireNonNull(pages.find(offer.product()));
        if (row.product() != null && !row.product().value().equals(product.id())) {
            return otherProduct(row, "productId");
        }
        if (!product.isKeptBy(sender, row.sku())
                && row.content().gtin() != null
                && !hasGtin(product, row.content().gtin())) {
            return otherProduct(row, Column.GTIN.label());
        }
        return placed(row, product, offer);
    }

    private Placement placed(Row row, @Nullable StoredProduct product, @Nullable StoredOffer offer) {
        Terms terms = offer == null ? row.terms() : row.terms().over(offer.terms(), row.stated());
        RowProblem contradiction = terms.contradiction();
        if (contradiction != null) {
            return new Placement.Refused(Conflict.INVALID_TERMS, List.of(contradiction));
        }
        boolean keeps = product == null || product.isKeptBy(sender, row.sku());
        if (becomesParent(row, product, keeps) && (row.sells() || !keeps)) {
            return notBuyable(row);
        }
        Revision revision;
        if (product == null) {
            revision = pages.create(row);
        } else {
            revision = keeps ? pages.revise(product, row) : new Revision.Kept(product);
        }
        return switch (revision) {
            case Revision.Refused refused -> refused.why();
            case Revision.Kept kept -> offered(row, kept.product(), offer, product == null);
        };
    }

    private static boolean becomesParent(Row row, @Nullable StoredProduct product, boolean keeps) {
        boolean stated = keeps && row.stated().contains(Column.VARIATION_THEME);
        return product == null || stated ? row.content().variation().isParent() : product.isParent();
    }

    private Placement offered(Row row, StoredProduct product, @Nullable StoredOffer offer, boolean made) {
        if (product.isParent()) {
            // A parent is shown and not sold.
            if (offer != null) {
                offersBySku.put(row.sku(), offer.withdrawn());
            }
            return new Placement.Listed(null, new ProductId(product.id()), made);
        }
        if (offer == null) {
            StoredOffer fresh = new StoredOffer(
                    Ids.next(), product.id(), row.sku(), row.terms(), OfferStatus.LISTED, row.quantity());
            offersBySku.put(row.sku(), fresh);
            declare(fresh, row.quantity());
            return listed(fresh, true);
        }
        StoredOffer changed = offer.listed(row.terms().over(offer.terms(), row.stated()), row.quantity());
        offersBySku.put(row.sku(), changed);
        if (!Objects.equals(changed.declaredQuantity(), offer.declaredQuantity())) {
            declare(changed, row.quantity());
        }
        return listed(changed, false);
    }

    private static Placement notBuyable(Row row) {
        String field = row.terms().price() != null ? Column.PRICE.label() : Column.QUANTITY.label();
        return Placement.Refused.of(
                Conflict.NOT_BUYABLE,
                row.sells() ? field : Column.SKU.label(),
                "the parent of a family is shown and not sold; offer its variations");
    }

    private static Placement withoutTitle() {
        return Placement.Refused.of(
                Conflict.TITLE_REQUIRED, Column.TITLE.label(), "a product that is not there yet needs a title");
    }

    private @Nullable StoredProduct matching(Row row) {
        if (row.product() != null) {
            return pages.find(row.product().value());
        }
        StoredProduct own = pages.own(row.sku());
        String gtin = row.content().gtin();
        return own != null || gtin == null ? own : pages.withGtin(gtin);
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
        return Placement.Refused.of(
                Conflict.OTHER_PRODUCT, field, "SKU " + row.sku() + " is an offer of another product; use a new SKU");
    }

    private static Placement listed(StoredOffer offer, boolean created) {
        return new Placement.Listed(new OfferId(offer.id()), new ProductId(offer.product()), created);
    }

    Pages pages() {
        return pages;
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

    /** Offers whose prices are to be checked: new ones of products that were there, and those that look different now. */
    List<UUID> repriced() {
        Stream<StoredOffer> joined = newOffers().stream().filter(this::isChecked);
        return Stream.concat(joined, visiblyChangedOffers().stream())
                .map(StoredOffer::id)
                .toList();
    }

    /** New offers that are all that is offered of new products, and whose prices need no check. */
    List<NewOffer> firstOffers() {
        Set<UUID> checked = new HashSet<>();
        newOffers().stream().filter(this::isChecked).forEach(offer -> checked.add(offer.product()));
        return newOffers().stream()
                .filter(offer -> !checked.contains(offer.product()))
                .map(this::first)
                .toList();
    }

    private boolean isChecked(StoredOffer offer) {
        return pages.wasThere(offer.product()) || !offer.terms().limits().none();
    }

    private NewOffer first(StoredOffer offer) {
        StoredProduct product = Objects.requireNonNull(pages.find(offer.product()));
        Content content = product.content();
        Money price = offer.terms().price();
        return new NewOffer(
                offer.id(),
                offer.sku(),
                new NewOffer.Page(
                        product.id(),
                        Objects.requireNonNull(content.title(), "a page has a title"),
                        content.brand(),
                        content.category(),
                        content.details().size().weightGrams(),
                        content.details().size().packed()),
                price == null ? null : new Pricing(price, offer.terms().sale()),
                offer.terms().condition(),
                offer.terms().delivery().handlingDays(),
                offer.status() == OfferStatus.LISTED && product.counts(),
                declared.get(offer.id()));
    }

    /** Offers that were there and that rows state again. */
    Set<UUID> storedOffers() {
        return storedOffers.keySet();
    }

    /** Quantities declared anew, by offer. */
    Map<UUID, Integer> declared() {
        return declared;
    }
}
