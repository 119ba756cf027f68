package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.product.ProductStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page as its sender wants it.
 *
 * @param byOperator an operator wants it, who may block
 * @param before the page as it is; null for a new one
 * @param attributes what its category defines
 * @param typed what its attributes are by that
 * @param family whether the page has variations, and offers of others
 */
record Proposal(
        boolean byOperator,
        @Nullable StoredProduct before,
        Content content,
        AttributeSet attributes,
        AttributeSet.Typed typed,
        Standing family) {

    /**
     * @param hasVariations it is a parent, and not without children
     * @param offeredByOthers somebody else offers it
     */
    record Standing(boolean hasVariations, boolean offeredByOthers) {}

    /** It has other attributes than before, or is asked for others, or shall be shown from now on. */
    boolean hasNewAttributes() {
        return before == null
                || !before.content()
                        .details()
                        .attributes()
                        .equals(content.details().attributes())
                || !Objects.equals(before.content().category(), content.category())
                || (before.content().status() != content.status() && content.status() == ProductStatus.ACTIVE)
                || before.isParent() != content.variation().isParent();
    }
}
