package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.category.CategoryPath;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What pages are held against beside each other.
 *
 * @param attributes by category; those that define nothing may be missing
 * @param offeredByOthers pages that others than the sender sell
 * @param byOperator an operator writes, who may block pages
 */
record Surroundings(
        Map<CategoryPath, AttributeSet> attributes, Families families, Set<UUID> offeredByOthers, boolean byOperator) {

    AttributeSet attributes(@Nullable CategoryPath category) {
        return category == null ? AttributeSet.NONE : attributes.getOrDefault(category, AttributeSet.NONE);
    }
}
