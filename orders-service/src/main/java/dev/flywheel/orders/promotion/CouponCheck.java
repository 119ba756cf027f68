package dev.flywheel.orders.promotion;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.promotion.coupon.Coupon;
import dev.flywheel.orders.promotion.coupon.Coupons;
import dev.flywheel.orders.promotion.coupon.Guesses;
import dev.flywheel.orders.promotion.rule.Refused;
import dev.flywheel.orders.promotion.rule.Span;
import dev.flywheel.orders.promotion.rule.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Says which of the coupons given count, and why the others do not. */
@Component
class CouponCheck {

    private final Coupons coupons;
    private final Guesses guesses;
    private final Clock clock;

    CouponCheck(Coupons coupons, Guesses guesses, Clock clock) {
        this.coupons = coupons;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** Looks the codes up and rejects those that do not exist or are no good by themselves. */
    void look(GivenCoupons given, Basket basket, boolean strict) {
        Coupons.Looked looked = coupons.look(basket.account(), given.codes());
        if (looked.waitUntil() != null) {
            rejectAll(given, looked.waitUntil(), strict);
            return;
        }
        List<String> unknown = given.codes().stream()
                .filter(code -> !looked.known().containsKey(code))
                .toList();
        if (!unknown.isEmpty()) {
            Instant waitUntil = guesses.count(basket.account(), unknown);
            if (waitUntil != null) {
                rejectAll(given, waitUntil, strict);
                return;
            }
            unknown.forEach(code -> given.reject(code, OrdersError.UNKNOWN_COUPON, "there is no such coupon"));
        }
        // In the order they were given: of two for the same, the first one counts.
        given.codes().stream()
                .map(looked.known()::get)
                .filter(Objects::nonNull)
                .forEach(coupon -> check(given, coupon, basket.at()));
        onePerPromotion(given);
    }

    /** Whether a promotion that was found is a candidate; if it is not, its coupon is rejected. */
    static boolean mayCount(RunningPromotions.Running one, GivenCoupons given, Instant at) {
        if (!one.byCoupon()) {
            return !one.used() && !one.usedByAccount();
        }
        Coupon coupon = given.of(one.promotion().id());
        if (coupon == null) {
            return false;
        }
        Span span = one.promotion().span();
        return isGood(given, coupon, span, one.ended(), at) && isLeft(given, coupon, one.used(), one.usedByAccount());
    }

    static void rejectRefused(GivenCoupons given, Stack.Outcome outcome) {
        for (Coupon coupon : given.good()) {
            Refused refused = outcome.refusal(coupon.code());
            if (refused != null) {
                given.reject(coupon.code(), error(refused.reason()), refused.message());
            }
        }
    }

    /** Refuses the request when there is a coupon that does not count. */
    static void refuse(List<Rejection> rejections) {
        if (!rejections.isEmpty()) {
            Rejection first = rejections.getFirst();
            throw new ProblemException(
                    first.error(),
                    "coupon '" + first.coupon() + "': " + first.message(),
                    rejections.stream().map(Rejection::problem).toList());
        }
    }

    private void rejectAll(GivenCoupons given, Instant until, boolean strict) {
        long seconds = Math.max(
                1, Duration.between(clock.instant(), until).plusMillis(999).toSeconds());
        String message = "too many unknown coupons were tried; try again in " + seconds + " seconds";
        if (strict) {
            RetryAfter.set(seconds);
            throw new ProblemException(CommonError.TOO_MANY_REQUESTS, message);
        }
        List.copyOf(given.codes()).forEach(code -> given.reject(code, CommonError.TOO_MANY_REQUESTS, message));
    }

    private static void check(GivenCoupons given, Coupon coupon, Instant at) {
        given.accept(coupon);
        if (isGood(given, coupon, coupon.span(), coupon.withdrawn(), at)) {
            isLeft(given, coupon, coupon.used(), coupon.usedByAccount());
        }
    }

    private static boolean isGood(GivenCoupons given, Coupon coupon, Span span, boolean ended, Instant at) {
        if (ended || span.isBefore(at)) {
            given.reject(coupon.code(), OrdersError.COUPON_EXPIRED, "it is not valid any more");
            return false;
        }
        if (span.isAfter(at)) {
            given.reject(coupon.code(), OrdersError.COUPON_NOT_STARTED, "it is valid from " + span.from());
            return false;
        }
        return true;
    }

    private static boolean isLeft(GivenCoupons given, Coupon coupon, boolean used, boolean usedByAccount) {
        if (used || usedByAccount) {
            String message = usedByAccount ? "you have used it as often as you may" : "it has been used up";
            given.reject(coupon.code(), OrdersError.COUPON_EXHAUSTED, message);
            return false;
        }
        return true;
    }

    private static void onePerPromotion(GivenCoupons given) {
        for (Coupon coupon : given.good()) {
            Coupon first = given.of(coupon.promotion());
            if (first != null && !first.equals(coupon)) {
                String message = "it is for the same as " + first.code() + ", which counts once for an order";
                given.reject(coupon.code(), OrdersError.COUPON_NOT_COMBINABLE, message);
            }
        }
    }

    private static ErrorCode error(Refused.Reason reason) {
        return switch (reason) {
            case NOT_APPLICABLE -> OrdersError.COUPON_NOT_APPLICABLE;
            case NOT_COMBINABLE -> OrdersError.COUPON_NOT_COMBINABLE;
            case EXHAUSTED -> OrdersError.COUPON_EXHAUSTED;
        };
    }
}
