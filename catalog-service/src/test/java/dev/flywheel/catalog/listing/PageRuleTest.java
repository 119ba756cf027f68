package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flywheel.catalog.attribute.AttributeDefinition;
import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.attribute.AttributeType;
import dev.flywheel.catalog.listing.Content.Variation;
import dev.flywheel.catalog.listing.Placement.Conflict;
import dev.flywheel.catalog.listing.Proposal.Standing;
import dev.flywheel.catalog.product.ProductStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageRuleTest {

    private static final AttributeSet CLOTHES = new AttributeSet(List.of(
            new AttributeDefinition("size", AttributeType.ENUMERATION, null, List.of("S", "M"), true, true, true),
            new AttributeDefinition("washable", AttributeType.BOOLEAN, null, List.of(), false, true, false)));

    private static final Standing ALONE = new Standing(false, false);
    private static final Variation PARENT = new Variation(null, List.of("size"));

    @Test
    void letsAStatusBecomeWhatFollowsFromIt() {
        assertThat(status(ProductStatus.DRAFT, ProductStatus.ACTIVE)).isEmpty();
        assertThat(status(ProductStatus.ACTIVE, ProductStatus.ACTIVE)).isEmpty();
        assertThat(status(ProductStatus.ACTIVE, ProductStatus.DRAFT)).contains(Conflict.ILLEGAL_STATUS);
    }

    @Test
    void letsOperatorsAloneBlock() {
        Content active = content(ProductStatus.ACTIVE, Variation.NONE, "{\"size\":\"S\"}");
        Content blocked = content(ProductStatus.BLOCKED, Variation.NONE, "{\"size\":\"S\"}");

        assertThat(broken(PageRule.BLOCKED, proposal(false, active, blocked, ALONE)))
                .contains(Conflict.ILLEGAL_STATUS);
        assertThat(broken(PageRule.BLOCKED, proposal(false, blocked, active, ALONE)))
                .contains(Conflict.ILLEGAL_STATUS);
        assertThat(broken(PageRule.BLOCKED, proposal(false, blocked, blocked, ALONE)))
                .isEmpty();
        assertThat(broken(PageRule.BLOCKED, proposal(true, blocked, active, ALONE)))
                .isEmpty();
        assertThat(broken(PageRule.BLOCKED, proposal(false, null, blocked, ALONE)))
                .contains(Conflict.ILLEGAL_STATUS);
    }

    @Test
    void namesEveryAttributeThatIsNotAsDefined() {
        Content wrong = content(ProductStatus.ACTIVE, Variation.NONE, "{\"size\":\"XXL\",\"washable\":\"yes\"}");

        Optional<Placement.Refused> refused = PageRule.ATTRIBUTES.check().apply(proposal(false, null, wrong, ALONE));

        assertThat(refused).isPresent();
        assertThat(refused.get().problems())
                .extracting(RowProblem::field, RowProblem::code)
                .containsExactly(tuple("attributes.size", "not_allowed"), tuple("attributes.washable", "wrong_type"));
    }

    @Test
    void asksDraftsAndParentsForNothing() {
        Content none = content(ProductStatus.ACTIVE, Variation.NONE, "{}");

        assertThat(broken(PageRule.ATTRIBUTES, proposal(false, null, none, ALONE)))
                .contains(Conflict.INVALID_CONTENT);
        assertThat(broken(
                        PageRule.ATTRIBUTES,
                        proposal(false, null, content(ProductStatus.DRAFT, Variation.NONE, "{}"), ALONE)))
                .isEmpty();
        assertThat(broken(
                        PageRule.ATTRIBUTES, proposal(false, null, content(ProductStatus.ACTIVE, PARENT, "{}"), ALONE)))
                .isEmpty();
    }

    @Test
    void leavesWhatWasThereBeforeItsDefinition() {
        Content old = content(ProductStatus.ACTIVE, Variation.NONE, "{\"washable\":\"yes\"}");
        Content down = content(ProductStatus.INACTIVE, Variation.NONE, "{\"washable\":\"yes\"}");

        assertThat(broken(PageRule.ATTRIBUTES, proposal(false, old, old, ALONE)))
                .isEmpty();
        assertThat(broken(PageRule.ATTRIBUTES, proposal(false, old, down, ALONE)))
                .isEmpty();
        assertThat(broken(PageRule.ATTRIBUTES, proposal(false, down, old, ALONE)))
                .contains(Conflict.INVALID_CONTENT);
    }

    @Test
    void wantsAParentToBeNothingElse() {
        Content both = content(ProductStatus.ACTIVE, new Variation("P", List.of("size")), "{}");
        Content scanned = TestPages.content(ProductStatus.ACTIVE, "4006381333931", PARENT, "{}");

        assertThat(broken(PageRule.ONE_ROLE, proposal(false, null, both, ALONE)))
                .contains(Conflict.INVALID_CONTENT);
        assertThat(broken(PageRule.NO_GTIN, proposal(false, null, scanned, ALONE)))
                .contains(Conflict.INVALID_CONTENT);
    }

    @Test
    void variesInWhatTheCategoryLetsVary() {
        assertThat(theme("size")).isEmpty();
        assertThat(theme("scent")).isEmpty();
        assertThat(theme("washable")).contains(Conflict.INVALID_CONTENT);
    }

    @Test
    void keepsAThemeThatIsInUse() {
        Content other = content(ProductStatus.ACTIVE, new Variation(null, List.of("scent")), "{}");
        Content parent = content(ProductStatus.ACTIVE, PARENT, "{}");

        assertThat(broken(PageRule.FAMILY_STAYS, proposal(false, parent, other, new Standing(true, false))))
                .contains(Conflict.FAMILY_IN_USE);
        assertThat(broken(PageRule.FAMILY_STAYS, proposal(false, parent, parent, new Standing(true, false))))
                .isEmpty();
        assertThat(broken(PageRule.FAMILY_STAYS, proposal(false, parent, other, ALONE)))
                .isEmpty();
    }

    @Test
    void makesNoParentOfWhatOthersSell() {
        Content parent = content(ProductStatus.ACTIVE, PARENT, "{}");

        assertThat(broken(PageRule.NOT_SOLD, proposal(false, null, parent, new Standing(false, true))))
                .contains(Conflict.FAMILY_IN_USE);
    }

    private static Optional<Conflict> theme(String name) {
        Content content = content(ProductStatus.ACTIVE, new Variation(null, List.of(name)), "{}");
        return broken(PageRule.THEME, proposal(false, null, content, ALONE));
    }

    private static Optional<Conflict> status(ProductStatus from, ProductStatus to) {
        return broken(
                PageRule.STATUS,
                proposal(false, content(from, Variation.NONE, "{}"), content(to, Variation.NONE, "{}"), ALONE));
    }

    private static Content content(ProductStatus status, Variation variation, String attributes) {
        return TestPages.content(status, null, variation, attributes);
    }

    private static Proposal proposal(boolean byOperator, @Nullable Content before, Content now, Standing standing) {
        return new Proposal(
                byOperator,
                before == null ? null : TestPages.stored(before),
                now,
                CLOTHES,
                CLOTHES.type(now.details().attributes()),
                standing);
    }

    private static Optional<Conflict> broken(PageRule rule, Proposal page) {
        return rule.check().apply(page).map(Placement.Refused::conflict);
    }
}
