package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.category.AttributeDefinitions;
import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.category.FollowUps;
import dev.flywheel.catalog.category.FollowUps.FollowUp;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.offer.OfferNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets products follow a change of the category tree: pages and index show the new path, other services are told, since
 * commissions go by it, and attributes are read by the definitions that hold now. In batches, each a transaction with
 * the place reached, so that other writers get their turn and a crash costs one batch.
 */
@Component
class CategoryFollower {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FollowUps followUps;
    private final AttributeDefinitions definitions;
    private final OfferNews news;
    private final Changes changes;

    CategoryFollower(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            FollowUps followUps,
            AttributeDefinitions definitions,
            OfferNews news,
            Changes changes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.followUps = followUps;
        this.definitions = definitions;
        this.news = news;
        this.changes = changes;
    }

    /**
     * Works off all that is due; a job, which bears running twice.
     *
     * @return batches done
     */
    int follow() {
        int done = 0;
        while (Boolean.TRUE.equals(transaction.execute(status -> batch()))) {
            done++;
        }
        return done;
    }

    /** False when nothing is due. */
    private boolean batch() {
        if (followUps.next().isEmpty()) {
            return false;
        }
        changes.begin();
        Optional<FollowUp> due = followUps.next();
        if (due.isEmpty()) {
            return false;
        }
        List<Member> members = members(due.get());
        List<Member> retyped = retyped(members);
        store(retyped);
        List<UUID> look = (due.get().tell() ? members : retyped)
                .stream().map(Member::product).toList();
        if (due.get().tell()) {
            news.tell(look, Map.of());
        }
        changes.changed(look);
        if (members.size() < BATCH) {
            followUps.done(due.get());
        } else {
            followUps.reached(due.get(), members.getLast().product());
        }
        return true;
    }

    private List<Member> members(FollowUp due) {
        return jdbc.sql("""
                SELECT product.id, product.attributes, product.typed, category.path
                FROM category node
                JOIN category ON category.path = node.path OR starts_with(category.path, node.path || ' > ')
                JOIN product ON product.category_id = category.id
                WHERE node.id = :node AND product.id > :reached ORDER BY product.id LIMIT :limit""")
                .param("node", due.category())
                .param("reached", due.reached())
                .param("limit", BATCH)
                .query((row, number) -> new Member(
                        row.getObject("id", UUID.class),
                        CategoryPath.parse(row.getString("path")),
                        Objects.requireNonNull(row.getString("attributes")),
                        Attributes.canonical(Objects.requireNonNull(row.getString("typed")))))
                .list();
    }

    /** Those whose attributes read otherwise now. What does not fit its definition is left out until it is corrected. */
    private List<Member> retyped(List<Member> members) {
        Map<CategoryPath, AttributeSet> sets =
                definitions.of(members.stream().map(Member::category).toList());
        List<Member> retyped = new ArrayList<>();
        for (Member member : members) {
            AttributeSet set = sets.getOrDefault(member.category(), AttributeSet.NONE);
            String typed = set.type(member.attributes()).json();
            if (!typed.equals(member.typed())) {
                retyped.add(new Member(member.product(), member.category(), member.attributes(), typed));
            }
        }
        return retyped;
    }

    private void store(List<Member> retyped) {
        if (retyped.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE product SET typed = row.typed FROM unnest(:ids::uuid[], :typed::jsonb[]) AS row (id, typed)
                WHERE product.id = row.id""")
                .param("ids", Unnest.texts(retyped, Member::product))
                .param("typed", Unnest.texts(retyped, Member::typed))
                .update();
    }

    private record Member(UUID product, CategoryPath category, String attributes, String typed) {}
}
