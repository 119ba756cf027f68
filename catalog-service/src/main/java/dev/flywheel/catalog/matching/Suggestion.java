package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.matching.Decision.Likely;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product a seller may choose, as it was when it was compared.
 *
 * @param certainty in per cent
 * @param reasons for and against, for people
 */
record Suggestion(
        ProductId productId,
        String title,
        @Nullable String brand,
        @Nullable Money price,
        int certainty,
        List<String> reasons) {

    static Suggestion of(Likely likely) {
        Candidate candidate = likely.candidate();
        return new Suggestion(
                candidate.product(),
                candidate.title(),
                candidate.brand(),
                candidate.price(),
                (int) Math.round(100 * likely.certainty()),
                Decision.reasons(likely.agreement()));
    }

    static Suggestion sameGtin(Candidate candidate) {
        return new Suggestion(
                candidate.product(),
                candidate.title(),
                candidate.brand(),
                candidate.price(),
                100,
                List.of("same GTIN"));
    }
}
