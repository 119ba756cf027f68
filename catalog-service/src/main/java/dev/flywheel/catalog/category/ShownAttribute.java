package dev.flywheel.catalog.category;

import dev.flywheel.catalog.attribute.AttributeDefinition;
import dev.flywheel.catalog.attribute.AttributeType;
import dev.flywheel.catalog.category.AttributeDefinitions.Defined;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a category's products as it is shown.
 *
 * @param unit its symbol, such as {@code kg}
 * @param allowed what can be chosen; empty where anything can
 * @param definedBy the node that defines it: this one or one above
 */
record ShownAttribute(
        String name,
        AttributeType type,
        @Nullable String unit,
        List<String> allowed,
        boolean required,
        boolean facetable,
        boolean variation,
        UUID definedBy) {

    static ShownAttribute of(Defined defined) {
        AttributeDefinition one = defined.definition();
        return new ShownAttribute(
                one.name(),
                one.type(),
                one.unit() == null ? null : one.unit().symbol(),
                one.allowed(),
                one.required(),
                one.facetable(),
                one.variation(),
                defined.category());
    }

    /** Those that hold at the lowest of the nodes: where two have one name, the lower. */
    static List<ShownAttribute> effective(List<Defined> fromRoot) {
        java.util.Map<String, ShownAttribute> byName = new java.util.LinkedHashMap<>();
        fromRoot.forEach(defined -> byName.put(defined.definition().name(), of(defined)));
        return List.copyOf(byName.values());
    }
}
