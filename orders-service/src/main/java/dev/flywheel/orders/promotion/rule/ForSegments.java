package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shopper is in one of these segments. */
record ForSegments(List<String> segments) implements Condition {

    /** Has Prime's benefits. */
    static final String PRIME = "PRIME";
    /** Has bought nothing yet. */
    static final String FIRST_ORDER = "FIRST_ORDER";

    @Override
    public @Nullable String missing(Basket basket, Covered covered) {
        if (segments.stream().anyMatch(segment -> isIn(segment, basket))) {
            return null;
        }
        return "it is not for everybody: " + (words().isEmpty() ? "only for some customers" : "only" + words());
    }

    /** {@code for Prime members}, with a space before it; empty for lists that operators keep, whose names are theirs. */
    String words() {
        if (segments.contains(PRIME)) {
            return segments.contains(FIRST_ORDER) ? " for Prime members and first orders" : " for Prime members";
        }
        return segments.contains(FIRST_ORDER) ? " on your first order" : "";
    }

    private static boolean isIn(String segment, Basket basket) {
        return switch (segment) {
            case PRIME -> basket.prime();
            case FIRST_ORDER -> basket.firstOrder();
            default -> basket.segments().contains(segment);
        };
    }
}
