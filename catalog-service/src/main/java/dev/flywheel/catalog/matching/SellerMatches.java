package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.listing.Checked;
import dev.flywheel.catalog.listing.Column;
import dev.flywheel.catalog.listing.Listing;
import dev.flywheel.catalog.listing.Placement;
import dev.flywheel.catalog.listing.Row;
import dev.flywheel.catalog.listing.RowCheck;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A seller's items, and his choices. */
@Component
class SellerMatches {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MatchDocuments documents;
    private final Matcher matcher;
    private final Matches matches;
    private final Findings findings;
    private final Listing listing;
    private final Changes changes;
    private final JdbcClient jdbc;

    SellerMatches(
            MatchDocuments documents,
            Matcher matcher,
            Matches matches,
            Findings findings,
            Listing listing,
            Changes changes,
            JdbcClient jdbc) {
        this.documents = documents;
        this.matcher = matcher;
        this.matches = matches;
        this.findings = findings;
        this.listing = listing;
        this.changes = changes;
        this.jdbc = jdbc;
    }

    /** What an item is; remembered, so that he can choose later. */
    Match match(SellerId seller, Item item) {
        if (!documents.catchUp(PATIENCE)) {
            throw new ProblemException(
                    CommonError.UNAVAILABLE, "the catalogue is being read for comparison; try again in a minute");
        }
        Match match =
                findings.match(matcher.match(seller.value(), List.of(item)).getFirst());
        matches.add(seller.value(), List.of(match));
        return match;
    }

    Match get(SellerId seller, UUID id) {
        return matches.find(seller.value(), id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no match " + id));
    }

    List<Match> list(SellerId seller, MatchStatus status, @Nullable UUID before, int limit) {
        return matches.list(seller.value(), status, before, limit);
    }

    /**
     * Takes the seller's word, and lists the row that has waited for it.
     *
     * @param product null for a new one
     */
    @Transactional
    public Match choose(SellerId seller, UUID id, @Nullable ProductId product) {
        changes.begin();
        Match match = get(seller, id);
        MatchStatus next = product == null ? MatchStatus.NEW : MatchStatus.MATCHED;
        if (!match.status().canBecome(next)) {
            throw new ProblemException(CatalogError.MATCH_DECIDED, "this item is " + match.status() + " already");
        }
        if (product != null && !exists(product)) {
            throw new ProblemException(CatalogError.UNKNOWN_PRODUCT, "there is no product " + product);
        }
        Map<String, String> cells = match.cells();
        if (cells == null) {
            matches.decide(id, next, product, null);
        } else {
            Placement.Listed listed = list(seller, row(cells), product);
            matches.decide(id, next, listed.product(), listed.offer());
        }
        return get(seller, id);
    }

    private Placement.Listed list(SellerId seller, Row row, @Nullable ProductId product) {
        Row chosen = product == null ? row : row.offering(product);
        return switch (listing.list(seller, List.of(chosen)).getFirst()) {
            case Placement.Listed listed -> listed;
            case Placement.Refused refused -> throw refused.problem();
        };
    }

    /** It was checked when it came; the rules may have become stricter. */
    private static Row row(Map<String, String> texts) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        texts.forEach((label, text) -> {
            Column column = Column.of(label);
            if (column != null) {
                cells.put(column, text);
            }
        });
        return switch (RowCheck.check(cells, EnumSet.of(Column.SKU, Column.TITLE))) {
            case Checked.Fine fine -> fine.row();
            case Checked.Refused refused -> throw refused.problem("the row is not valid any more");
        };
    }

    private boolean exists(ProductId product) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM product WHERE id = :id)")
                .param("id", product.value())
                .query(Boolean.class)
                .single();
    }
}
