package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.attribute.AttributeDefinition;
import dev.flywheel.catalog.attribute.AttributeSet.Flaw;
import dev.flywheel.catalog.listing.Placement.Conflict;
import dev.flywheel.catalog.listing.Placement.Refused;
import dev.flywheel.catalog.product.ProductStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that holds of every page.
 *
 * @param name what an explanation calls it
 * @param check why the page would break it; empty when it does not
 */
record PageRule(String name, Function<Proposal, Optional<Refused>> check) {

    static final PageRule STATUS = new PageRule("a status follows from the one before", PageRule::status);

    static final PageRule BLOCKED = new PageRule("operators alone block and unblock", PageRule::blocked);

    static final PageRule ATTRIBUTES = new PageRule("attributes are what the category defines", PageRule::attributes);

    static final PageRule ONE_ROLE = new PageRule("a parent is no variation", page -> {
        boolean both = page.content().variation().isParent()
                && page.content().variation().parentSku() != null;
        return refused(
                both,
                Conflict.INVALID_CONTENT,
                Column.VARIATION_THEME,
                "a product is a parent or a variation, not both");
    });

    static final PageRule NO_GTIN = new PageRule(
            "a parent is nothing one could scan",
            page -> refused(
                    page.content().variation().isParent() && page.content().gtin() != null,
                    Conflict.INVALID_CONTENT,
                    Column.GTIN,
                    "a parent has no GTIN; its variations have"));

    static final PageRule THEME = new PageRule("a theme names attributes that may vary", PageRule::theme);

    static final PageRule FAMILY_STAYS = new PageRule("a theme stays while there are variations", page -> {
        boolean changed = page.before() != null
                && !page.before()
                        .content()
                        .variation()
                        .theme()
                        .equals(page.content().variation().theme());
        return refused(
                changed && page.family().hasVariations(),
                Conflict.FAMILY_IN_USE,
                Column.VARIATION_THEME,
                "the parent has variations; take them out before its theme changes");
    });

    static final PageRule NOT_SOLD = new PageRule(
            "a parent is not sold",
            page -> refused(
                    page.content().variation().isParent() && page.family().offeredByOthers(),
                    Conflict.FAMILY_IN_USE,
                    Column.VARIATION_THEME,
                    "other sellers offer this product, so it cannot become a parent"));

    /** All rules, in the order in which they are told. */
    static final List<PageRule> ALL =
            List.of(STATUS, BLOCKED, ATTRIBUTES, ONE_ROLE, NO_GTIN, THEME, FAMILY_STAYS, NOT_SOLD);

    /** The first rule the page would break says why. */
    static Optional<Refused> broken(Proposal page) {
        return ALL.stream().flatMap(rule -> rule.check.apply(page).stream()).findFirst();
    }

    private static Optional<Refused> status(Proposal page) {
        ProductStatus now = page.content().status();
        boolean illegal = page.before() != null
                && page.before().content().status() != now
                && !page.before().content().status().canBecome(now);
        return refused(
                illegal,
                Conflict.ILLEGAL_STATUS,
                Column.STATUS,
                "a product that is "
                        + (page.before() == null ? "" : page.before().content().status()) + " cannot become " + now);
    }

    private static Optional<Refused> blocked(Proposal page) {
        ProductStatus now = page.content().status();
        ProductStatus was = page.before() == null
                ? ProductStatus.DRAFT
                : page.before().content().status();
        return refused(
                !page.byOperator() && was != now && was.needsOperatorFor(now),
                Conflict.ILLEGAL_STATUS,
                Column.STATUS,
                "this page is for an operator to block and to unblock");
    }

    /** What was stored before a definition was made stays until the page changes. A draft, and a parent, may lack some. */
    private static Optional<Refused> attributes(Proposal page) {
        if (!page.hasNewAttributes()) {
            return Optional.empty();
        }
        boolean mayLack = page.content().status() == ProductStatus.DRAFT
                || page.content().variation().isParent();
        List<RowProblem> problems = page.typed().flaws().stream()
                .filter(flaw -> !mayLack || !flaw.missing())
                .map(PageRule::problem)
                .toList();
        return problems.isEmpty() ? Optional.empty() : Optional.of(new Refused(Conflict.INVALID_CONTENT, problems));
    }

    static RowProblem problem(Flaw flaw) {
        return new RowProblem(Column.ATTRIBUTES.label() + "." + flaw.attribute(), flaw.code(), flaw.message());
    }

    private static Optional<Refused> theme(Proposal page) {
        Optional<String> fixed = page.content().variation().theme().stream()
                .filter(name -> !page.attributes()
                        .find(name)
                        .map(AttributeDefinition::variation)
                        .orElse(true))
                .findFirst();
        return fixed.map(name -> Refused.of(
                Conflict.INVALID_CONTENT,
                Column.VARIATION_THEME.label(),
                "products of this category do not vary in '" + name + "'"));
    }

    private static Optional<Refused> refused(boolean broken, Conflict conflict, Column column, String message) {
        return broken ? Optional.of(Refused.of(conflict, column.label(), message)) : Optional.empty();
    }
}
