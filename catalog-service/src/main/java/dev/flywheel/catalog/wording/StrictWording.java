package dev.flywheel.catalog.wording;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;

/** For text that is shown at once: what a moderator would hold back is refused, and the writer may write again. */
public final class StrictWording {

    private StrictWording() {}

    /** @throws ProblemException (400) when the text has links or contact data */
    public static String checked(String field, String text) {
        List<String> broken = WordingRule.broken(WordingRule.STRICT, text);
        if (!broken.isEmpty()) {
            throw new ProblemException(
                    CatalogError.WORDING_REFUSED,
                    field + " must not have: " + String.join(", ", broken),
                    List.of(new FieldProblem(field, "wording_refused", "must not have " + String.join(", ", broken))));
        }
        return text;
    }
}
