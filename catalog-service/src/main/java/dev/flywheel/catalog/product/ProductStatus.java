package dev.flywheel.catalog.product;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a product's page is shown. What is not shown cannot be found or bought. */
public enum ProductStatus {
    /** Being written; may be incomplete. */
    DRAFT,
    ACTIVE,
    /** Taken down by whoever keeps it. */
    INACTIVE,
    /** Taken down by an operator, who alone can put it up again. */
    BLOCKED;

    private static final String ALL = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));

    /** Reads a name; letters may be of either case. */
    public static ProductStatus of(String text) {
        try {
            return valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("a status is one of " + ALL, unknown);
        }
    }

    /** What was shown once is no draft any more. */
    public boolean canBecome(ProductStatus next) {
        return switch (this) {
            case DRAFT -> next == ACTIVE || next == INACTIVE || next == BLOCKED;
            case ACTIVE -> next == INACTIVE || next == BLOCKED;
            case INACTIVE -> next == ACTIVE || next == BLOCKED;
            case BLOCKED -> next == ACTIVE || next == INACTIVE;
        };
    }

    /** The change is for an operator to make. */
    public boolean needsOperatorFor(ProductStatus next) {
        return this == BLOCKED || next == BLOCKED;
    }
}
