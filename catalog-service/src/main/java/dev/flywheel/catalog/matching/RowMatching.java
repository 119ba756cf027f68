package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.listing.Checked;
import dev.flywheel.catalog.listing.Row;
import dev.flywheel.catalog.listing.RowProblem;
import dev.flywheel.catalog.matching.RowMatch.Finding;
import dev.flywheel.domain.SellerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the products of a seller's rows that name none. */
@Component
public class RowMatching {

    private static final int AT_ONCE = 100;
    private static final int MOST_WAITING = 10_000;

    private final MatchDocuments documents;
    private final Matcher matcher;
    private final Matches matches;
    private final Findings findings;
    private final JdbcClient jdbc;

    RowMatching(MatchDocuments documents, Matcher matcher, Matches matches, Findings findings, JdbcClient jdbc) {
        this.documents = documents;
        this.matcher = matcher;
        this.matches = matches;
        this.findings = findings;
        this.jdbc = jdbc;
    }

    /**
     * Looks for the product of each row. Rows that name a product or a GTIN, those of a family, and those of a SKU that
     * is known already, pass as they are. Call it outside a transaction: it takes a while.
     *
     * @return in the order of the rows
     */
    public List<RowMatch> match(SellerId seller, List<Checked.Fine> rows) {
        Set<String> offered = offered(seller, rows);
        List<Checked.Fine> open = rows.stream()
                .filter(row -> isOpen(row.row()) && !offered.contains(row.row().sku()))
                .toList();
        if (open.isEmpty()) {
            return rows.stream()
                    .<RowMatch>map(row -> new RowMatch.Listable(row.row(), null))
                    .toList();
        }
        documents.catchUp();
        List<Finding> found = new ArrayList<>();
        for (int from = 0; from < open.size(); from += AT_ONCE) {
            List<Checked.Fine> some = open.subList(from, Math.min(open.size(), from + AT_ONCE));
            List<Matcher.Result> results = matcher.match(
                    seller.value(), some.stream().map(row -> item(row.row())).toList());
            for (int i = 0; i < some.size(); i++) {
                found.add(new Finding(some.get(i), results.get(i)));
            }
        }
        return inOrder(seller, rows, found);
    }

    /** Stores what was found, in the transaction that lists the rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(SellerId seller, List<Finding> found) {
        matches.add(seller.value(), found.stream().map(findings::match).toList());
    }

    private List<RowMatch> inOrder(SellerId seller, List<Checked.Fine> rows, List<Finding> found) {
        int room = MOST_WAITING - matches.waiting(seller.value());
        List<RowMatch> all = new ArrayList<>();
        int next = 0;
        for (Checked.Fine row : rows) {
            if (next < found.size() && found.get(next).row() == row) {
                RowMatch match = of(found.get(next), room);
                room -= match instanceof RowMatch.Waiting ? 1 : 0;
                all.add(match);
                next++;
            } else {
                all.add(new RowMatch.Listable(row.row(), null));
            }
        }
        return all;
    }

    private static RowMatch of(Finding found, int room) {
        Row row = found.row().row();
        return switch (found.result().status()) {
            case NEW -> new RowMatch.Listable(row, null);
            case MATCHED ->
                new RowMatch.Listable(
                        row.offering(
                                Objects.requireNonNull(found.result().product()).product()),
                        found);
            case AMBIGUOUS ->
                room > 0
                        ? new RowMatch.Waiting(
                                found,
                                new RowProblem(
                                        "title",
                                        "ambiguous_match",
                                        "several products may be meant; choose one under /seller/matches, then the row is"
                                                + " listed"))
                        : new RowMatch.Crowded(new RowProblem(
                                "title",
                                "too_many_choices",
                                "several products may be meant, and " + MOST_WAITING + " rows wait for your choice"));
        };
    }

    private Set<String> offered(SellerId seller, List<Checked.Fine> rows) {
        return new HashSet<>(jdbc.sql("""
                SELECT sku FROM offer WHERE seller_id = :seller AND sku = ANY (:skus)
                UNION SELECT sku FROM product WHERE listed_by = :seller AND sku = ANY (:skus)""")
                .param("seller", seller.value())
                .param("skus", Unnest.texts(rows, row -> row.row().sku()))
                .query(String.class)
                .list());
    }

    private static boolean isOpen(Row row) {
        return row.product() == null
                && row.content().gtin() == null
                && row.content().title() != null
                && row.content().variation().theme().isEmpty()
                && row.content().variation().parentSku() == null;
    }

    private static Item item(Row row) {
        return new Item(
                Objects.requireNonNull(row.content().title(), "rows without a title are not looked at"),
                row.content().brand(),
                ModelNumbers.of(
                        row.content().details().model().number(),
                        row.content().details().attributes()),
                null,
                row.terms().price());
    }
}
