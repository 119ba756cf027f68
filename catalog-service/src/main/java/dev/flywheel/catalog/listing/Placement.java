package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a row. */
public sealed interface Placement {

    /**
     * It is in the catalogue.
     *
     * @param offer null for a page without an offer of the sender, such as a family's parent
     * @param created the offer is new, or the page of a row without one
     */
    record Listed(@Nullable OfferId offer, ProductId product, boolean created) implements Placement {}

    /** It contradicts what is in the catalogue. */
    record Refused(Conflict conflict, List<RowProblem> problems) implements Placement {

        static Refused of(Conflict conflict, String field, String message) {
            return new Refused(conflict, List.of(new RowProblem(field, conflict.word(), message)));
        }

        /** The same as an answer to somebody who sent this row alone. */
        public ProblemException problem() {
            return new ProblemException(
                    conflict.error,
                    problems.getFirst().message(),
                    problems.stream()
                            .map(problem -> new FieldProblem(
                                    Objects.requireNonNullElse(problem.field(), ""), problem.code(), problem.message()))
                            .toList());
        }
    }

    /** In which way. */
    enum Conflict {
        UNKNOWN_PRODUCT(CatalogError.UNKNOWN_PRODUCT),
        GTIN_TAKEN(CatalogError.GTIN_TAKEN),
        OTHER_PRODUCT(CatalogError.OTHER_PRODUCT),
        TITLE_REQUIRED(CatalogError.INVALID_OFFER),
        /** Its content is not what its category or its family asks for. */
        INVALID_CONTENT(CatalogError.INVALID_PRODUCT),
        ILLEGAL_STATUS(CatalogError.ILLEGAL_STATUS),
        UNKNOWN_PARENT(CatalogError.UNKNOWN_PARENT),
        VARIATION_TAKEN(CatalogError.VARIATION_TAKEN),
        /** The family would fall apart. */
        FAMILY_IN_USE(CatalogError.FAMILY_IN_USE),
        NOT_BUYABLE(CatalogError.NOT_BUYABLE),
        /** What it says of the offer cannot be true together. */
        INVALID_TERMS(CatalogError.INVALID_OFFER);

        private final CatalogError error;

        Conflict(CatalogError error) {
            this.error = error;
        }

        /** The code of a row's problem. */
        String word() {
            return this == TITLE_REQUIRED ? "required" : name().toLowerCase(Locale.ROOT);
        }
    }
}
