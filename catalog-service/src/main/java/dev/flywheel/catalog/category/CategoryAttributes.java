package dev.flywheel.catalog.category;

import dev.flywheel.catalog.attribute.AttributeDefinition;
import dev.flywheel.catalog.category.AttributeDefinitions.Defined;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The attributes of one category, as operators read and define them. */
@Component
class CategoryAttributes {

    private final JdbcClient jdbc;
    private final CategoryNodes nodes;
    private final AttributeDefinitions definitions;
    private final FollowUps followUps;
    private final Changes changes;

    CategoryAttributes(
            JdbcClient jdbc,
            CategoryNodes nodes,
            AttributeDefinitions definitions,
            FollowUps followUps,
            Changes changes) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.definitions = definitions;
        this.followUps = followUps;
        this.changes = changes;
    }

    Known of(UUID id) {
        int version = nodes.version(id);
        List<Defined> all = definitions.from(CategoryPath.parse(nodes.get(id).path()));
        return new Known(
                version,
                all.stream().filter(one -> one.category().equals(id)).toList(),
                all.stream().filter(one -> !one.category().equals(id)).toList());
    }

    /**
     * @param seen the version of the category that the caller knows, null for any
     */
    @Transactional
    public Known replace(UUID id, List<AttributeDefinition> wanted, @Nullable Integer seen) {
        changes.begin();
        if (seen != null && seen != nodes.version(id)) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE, "category " + id + " was changed since it was read");
        }
        nodes.get(id);
        definitions.replace(id, wanted);
        jdbc.sql("UPDATE category SET version = version + 1 WHERE id = :id")
                .param("id", id)
                .update();
        followUps.add(id, false);
        return of(id);
    }

    /**
     * @param version of the category
     */
    record Known(int version, List<Defined> own, List<Defined> inherited) {}
}
