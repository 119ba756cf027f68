package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.listing.Placement.Conflict;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.domain.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Product pages as they will be once some rows of one sender are listed. */
final class Pages {

    private final @Nullable UUID sender;
    private final Surroundings surroundings;
    private final Map<UUID, StoredProduct> stored = new HashMap<>();
    private final Map<UUID, StoredProduct> pages = new LinkedHashMap<>();
    private final Map<String, UUID> byGtin = new HashMap<>();
    private final Map<String, UUID> bySku = new HashMap<>();

    Pages(@Nullable UUID sender, Collection<StoredProduct> products, Surroundings surroundings) {
        this.sender = sender;
        this.surroundings = surroundings;
        products.forEach(product -> {
            stored.put(product.id(), product);
            keep(product);
        });
    }

    @Nullable
    StoredProduct find(UUID id) {
        return pages.get(id);
    }

    /** The page is not one of these rows' making. */
    boolean wasThere(UUID id) {
        return stored.containsKey(id);
    }

    /** The page that the sender keeps under this SKU. */
    @Nullable
    StoredProduct own(String sku) {
        UUID id = bySku.get(sku);
        return id == null ? null : pages.get(id);
    }

    @Nullable
    StoredProduct withGtin(String gtin) {
        UUID id = byGtin.get(Gtin.padded(gtin));
        return id == null ? null : pages.get(id);
    }

    /** Makes the page of a row that has found none. */
    Revision create(Row row) {
        return propose(Ids.next(), row.sku(), null, row.content());
    }

    /** Changes a page that the sender keeps. */
    Revision revise(StoredProduct before, Row row) {
        return propose(before.id(), before.sku(), before, row.content().over(before.content(), row.stated()));
    }

    private Revision propose(UUID id, String sku, @Nullable StoredProduct before, Content content) {
        StoredProduct holder = content.gtin() == null ? null : withGtin(content.gtin());
        if (holder != null && !holder.id().equals(id)) {
            return new Revision.Refused(Placement.Refused.of(
                    Conflict.GTIN_TAKEN,
                    Column.GTIN.label(),
                    "product " + holder.id() + " has the GTIN " + content.gtin()));
        }
        AttributeSet attributes = surroundings.attributes(content.category());
        AttributeSet.Typed typed = attributes.type(content.details().attributes());
        Proposal.Standing standing = new Proposal.Standing(
                surroundings.families().hasVariations(id),
                surroundings.offeredByOthers().contains(id));
        Optional<Placement.Refused> broken =
                PageRule.broken(new Proposal(surroundings.byOperator(), before, content, attributes, typed, standing));
        if (broken.isPresent()) {
            return new Revision.Refused(broken.get());
        }
        StoredProduct page = new StoredProduct(id, sender, sku, content, typed.json(), null);
        return content.variation().parentSku() == null ? kept(before, page) : placed(before, page);
    }

    /** Finds the variation its place in the family. */
    private Revision placed(@Nullable StoredProduct before, StoredProduct page) {
        String parentSku = Objects.requireNonNull(page.content().variation().parentSku());
        StoredProduct parent = own(parentSku);
        if (parent == null || !parent.isParent()) {
            return new Revision.Refused(Placement.Refused.of(
                    Conflict.UNKNOWN_PARENT,
                    Column.PARENT_SKU.label(),
                    "you have no parent with SKU " + parentSku
                            + "; list it, with its variationTheme, before its variations"));
        }
        VariationValues values = VariationValues.of(
                parent.content().variation().theme(), page.content().details().attributes(), page.typed());
        if (!values.missing().isEmpty()) {
            return new Revision.Refused(new Placement.Refused(Conflict.INVALID_CONTENT, values.missing()));
        }
        Families families = surroundings.families();
        UUID holder = families.holder(parent.id(), values.text());
        if (holder != null && !holder.equals(page.id())) {
            return new Revision.Refused(Placement.Refused.of(
                    Conflict.VARIATION_TAKEN,
                    Column.ATTRIBUTES.label(),
                    "product " + holder + " is the variation " + values.text() + " of " + parentSku));
        }
        boolean joins = before == null || !parent.id().equals(before.family());
        if (joins && families.isFull(parent.id())) {
            return new Revision.Refused(Placement.Refused.of(
                    Conflict.FAMILY_IN_USE,
                    Column.PARENT_SKU.label(),
                    "a parent has at most " + Families.MOST_VARIATIONS + " variations"));
        }
        return kept(
                before,
                new StoredProduct(
                        page.id(),
                        page.listedBy(),
                        page.sku(),
                        page.content(),
                        page.typed(),
                        new StoredProduct.Place(
                                parent.id(), parent.content().variation().theme(), values.text())));
    }

    private Revision kept(@Nullable StoredProduct before, StoredProduct page) {
        surroundings.families().move(page.id(), before == null ? null : before.place(), page.place());
        keep(page);
        return new Revision.Kept(page);
    }

    private void keep(StoredProduct product) {
        StoredProduct before = pages.put(product.id(), product);
        if (before != null && before.content().gtin() != null) {
            byGtin.remove(Gtin.padded(before.content().gtin()));
        }
        if (product.content().gtin() != null) {
            byGtin.put(Gtin.padded(product.content().gtin()), product.id());
        }
        if (Objects.equals(product.listedBy(), sender)) {
            bySku.put(product.sku(), product.id());
        }
    }

    /** As it was before any row; null for a new one. */
    @Nullable
    StoredProduct before(StoredProduct product) {
        return stored.get(product.id());
    }

    List<StoredProduct> created() {
        return pages.values().stream()
                .filter(product -> !stored.containsKey(product.id()))
                .toList();
    }

    List<StoredProduct> changed() {
        return pages.values().stream()
                .filter(product -> {
                    StoredProduct before = stored.get(product.id());
                    return before != null && !before.equals(product);
                })
                .toList();
    }
}
