package dev.flywheel.catalog.category;

import dev.flywheel.catalog.attribute.AttributeDefinition;
import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.attribute.AttributeType;
import dev.flywheel.catalog.attribute.Unit;
import dev.flywheel.catalog.change.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which attributes the products of a category have: what it defines and what the nodes above it define. */
@Component
public class AttributeDefinitions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    AttributeDefinitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The attributes by category, with one statement; where two nodes define the same name, the lower one counts. */
    public Map<CategoryPath, AttributeSet> of(Collection<CategoryPath> categories) {
        Set<CategoryPath> distinct = Set.copyOf(categories);
        if (distinct.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Defined>> byNode = new HashMap<>();
        defined(distinct)
                .forEach(one -> byNode.computeIfAbsent(one.path(), any -> new java.util.ArrayList<>())
                        .add(one));
        Map<CategoryPath, AttributeSet> sets = new HashMap<>();
        if (byNode.isEmpty()) {
            distinct.forEach(path -> sets.put(path, AttributeSet.NONE));
            return sets;
        }
        for (CategoryPath path : distinct) {
            sets.put(
                    path,
                    new AttributeSet(path.fromRoot().stream()
                            .flatMap(node -> byNode.getOrDefault(node.toString(), List.of()).stream())
                            .map(Defined::definition)
                            .toList()));
        }
        return sets;
    }

    /** What the nodes from the root down to this one define, the root's first. */
    List<Defined> from(CategoryPath path) {
        return defined(Set.of(path));
    }

    /** Replaces what the node itself defines. */
    void replace(UUID category, List<AttributeDefinition> definitions) {
        jdbc.sql("DELETE FROM attribute_definition WHERE category_id = :category")
                .param("category", category)
                .update();
        jdbc.sql("""
                INSERT INTO attribute_definition (category_id, position, name, type, unit, allowed, required, facetable,
                                                  variation)
                SELECT :category, position, name, type, unit, allowed, required, facetable, variation
                FROM unnest(:positions::int[], :names, :types, :units, :allowed::jsonb[], :required::boolean[],
                            :facetable::boolean[], :variation::boolean[])
                    AS row (position, name, type, unit, allowed, required, facetable, variation)""")
                .param("category", category)
                .param(
                        "positions",
                        Unnest.texts(
                                IntStream.range(0, definitions.size()).boxed().toList(), place -> place))
                .param("names", Unnest.texts(definitions, AttributeDefinition::name))
                .param("types", Unnest.texts(definitions, AttributeDefinition::type))
                .param(
                        "units",
                        Unnest.texts(
                                definitions,
                                one -> one.unit() == null ? null : one.unit().name()))
                .param("allowed", Unnest.texts(definitions, one -> JSON.writeValueAsString(one.allowed())))
                .param("required", Unnest.texts(definitions, AttributeDefinition::required))
                .param("facetable", Unnest.texts(definitions, AttributeDefinition::facetable))
                .param("variation", Unnest.texts(definitions, AttributeDefinition::variation))
                .update();
    }

    private List<Defined> defined(Set<CategoryPath> paths) {
        Set<String> nodes = new LinkedHashSet<>();
        paths.forEach(path -> path.fromRoot().forEach(node -> nodes.add(node.toString())));
        return jdbc.sql("""
                SELECT category.id, category.path, definition.* FROM attribute_definition definition
                JOIN category ON category.id = definition.category_id
                WHERE category.path = ANY (:paths) ORDER BY length(category.path), category.path, position""")
                .param("paths", Unnest.texts(nodes, path -> path))
                .query(AttributeDefinitions::defined)
                .list();
    }

    private static Defined defined(ResultSet row, int number) throws SQLException {
        String unit = row.getString("unit");
        return new Defined(
                row.getObject("id", UUID.class),
                row.getString("path"),
                new AttributeDefinition(
                        row.getString("name"),
                        AttributeType.valueOf(row.getString("type")),
                        unit == null ? null : Unit.valueOf(unit),
                        JSON.readValue(Objects.requireNonNull(row.getString("allowed")), TEXTS),
                        row.getBoolean("required"),
                        row.getBoolean("facetable"),
                        row.getBoolean("variation")));
    }

    /** A definition, and the node it stands at. */
    record Defined(UUID category, String path, AttributeDefinition definition) {}
}
