package dev.flywheel.orders.promotion.coupon;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Codes to be made: one that is shared, or many to be used once.
 *
 * @param code a shared code, in upper or lower case
 * @param generate how many codes nobody guesses are made instead, each to be used once
 * @param prefix what generated codes begin with
 * @param uses how often a shared code may be used in all; as often as the promotion when left out
 * @param usesPerCustomer the same by one account
 * @param startsAt from when they count; as soon as the promotion when left out
 * @param endsAt from when they do not; as long as the promotion when left out
 */
public record NewCoupons(
        @Nullable
        @Pattern(
                regexp = CouponCode.PATTERN,
                message = "must be 3 to 40 letters, digits, '-' and '_', and begin with a letter or digit")
        String code,

        @Nullable @Min(1) @Max(10_000) Integer generate,

        @Nullable
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9_-]{0,19}",
                message = "must be up to 20 letters, digits, '-' and '_', and begin with a letter or digit")
        String prefix,

        @Nullable @Min(1) @Max(1_000_000_000) Integer uses,
        @Nullable @Min(1) @Max(1_000_000) Integer usesPerCustomer,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    /** Refuses what no annotation can. */
    void check() {
        if ((code == null) == (generate == null)) {
            throw refused("code", "is needed, or generate, and not both");
        }
        if (generate != null && (uses != null || usesPerCustomer != null)) {
            throw refused("uses", "is not for generated codes: each may be used once");
        }
        if (code != null && prefix != null) {
            throw refused("prefix", "is for generated codes");
        }
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            throw refused("endsAt", "must be after startsAt");
        }
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "invalid", message)));
    }
}
