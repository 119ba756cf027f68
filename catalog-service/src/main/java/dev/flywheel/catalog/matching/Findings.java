package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.listing.Column;
import dev.flywheel.catalog.matching.Match.DecidedBy;
import dev.flywheel.catalog.matching.RowMatch.Finding;
import dev.flywheel.domain.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes matches of what a comparison found. */
@Component
class Findings {

    private final Clock clock;

    Findings(Clock clock) {
        this.clock = clock;
    }

    /** Of a row; it is kept where it has to wait. */
    Match match(Finding found) {
        boolean waits = found.result().status() == MatchStatus.AMBIGUOUS;
        return match(
                found.result(),
                found.row().row().sku(),
                waits ? cells(found.row().cells()) : null);
    }

    /** Of an item that came alone. */
    Match match(Matcher.Result result) {
        return match(result, null, null);
    }

    private Match match(Matcher.Result result, @Nullable String sku, @Nullable Map<String, String> cells) {
        Instant now = clock.instant();
        Candidate product = result.product();
        DecidedBy by = decidedBy(result);
        return new Match(
                Ids.next(),
                sku,
                result.status(),
                by,
                product == null ? null : product.product(),
                null,
                result.item(),
                cells,
                suggestions(result),
                now,
                by == null ? null : now);
    }

    private static @Nullable DecidedBy decidedBy(Matcher.Result result) {
        if (result.sameGtin() != null) {
            return DecidedBy.GTIN;
        }
        return result.status() == MatchStatus.AMBIGUOUS ? null : DecidedBy.COMPARISON;
    }

    private static List<Suggestion> suggestions(Matcher.Result result) {
        if (result.sameGtin() != null) {
            return List.of(Suggestion.sameGtin(result.sameGtin()));
        }
        return result.decision() == null
                ? List.of()
                : result.decision().likely().stream().map(Suggestion::of).toList();
    }

    private static Map<String, String> cells(Map<Column, String> cells) {
        Map<String, String> byLabel = new TreeMap<>();
        cells.forEach((column, text) -> byLabel.put(column.label(), text));
        return byLabel;
    }
}
