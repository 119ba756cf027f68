package dev.flywheel.orders.promotion;

import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.ProblemException.FieldProblem;

/**
 * A coupon that does not count.
 *
 * @param place in the list of coupons, from zero
 * @param coupon as it was given
 * @param message for the shopper: why
 */
public record Rejection(int place, String coupon, ErrorCode error, String message) {

    /** The same as a problem of a request: {@code coupons[0]}. */
    public FieldProblem problem() {
        return new FieldProblem("coupons[" + place + "]", error.code(), message);
    }
}
