package dev.flywheel.orders.promotion;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.promotion.rule.Candidate;
import dev.flywheel.orders.promotion.rule.InFixedOrder;
import dev.flywheel.orders.promotion.rule.Stack;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What promotions and coupons take off a basket, and how often they were used. */
@Component
public class Promotions {

    /** The most codes in one request. */
    public static final int MOST_COUPONS = 20;

    private final CouponCheck coupons;
    private final RunningPromotions running;
    private final Redemptions redemptions;

    Promotions(CouponCheck coupons, RunningPromotions running, Redemptions redemptions) {
        this.coupons = coupons;
        this.running = running;
        this.redemptions = redemptions;
    }

    /**
     * What a basket gets off; reads one statement, and one more when coupons are given. Unknown codes are counted
     * besides, after the end of the caller's transaction if there is one.
     *
     * @param coupons codes in upper or lower case
     * @param strict true to refuse coupons that do not count, naming each; false to answer them as rejections
     * @throws ProblemException when strict: {@code UNKNOWN_COUPON}, {@code COUPON_NOT_STARTED}, {@code COUPON_EXPIRED},
     *     {@code COUPON_EXHAUSTED}, {@code COUPON_NOT_APPLICABLE}, {@code COUPON_NOT_COMBINABLE}; {@code
     *     TOO_MANY_REQUESTS} with {@code Retry-After} after too many unknown codes
     */
    public Discounts price(Basket basket, List<String> coupons, boolean strict) {
        if (coupons.size() > MOST_COUPONS) {
            String message = "at most " + MOST_COUPONS + " coupons";
            throw new ProblemException(
                    CommonError.INVALID_REQUEST, message, List.of(new FieldProblem("coupons", "too_many", message)));
        }
        GivenCoupons given = new GivenCoupons(coupons, OrdersError.UNKNOWN_COUPON);
        if (!coupons.isEmpty()) {
            this.coupons.look(given, basket, strict);
        }
        List<RunningPromotions.Running> found = running.find(basket, given.promotions());
        List<Candidate> candidates = found.stream()
                .filter(one -> CouponCheck.mayCount(one, given, basket.at()))
                .map(one -> candidate(one, given))
                .toList();
        InFixedOrder sorted = InFixedOrder.of(withKeptSegments(basket, found));
        Stack.Outcome outcome = Stack.of(sorted.basket(), candidates);
        CouponCheck.rejectRefused(given, outcome);
        if (strict) {
            CouponCheck.refuse(given.rejections());
        }
        return DiscountLists.of(
                outcome.taken(),
                sorted,
                given.rejections(),
                found.stream().anyMatch(one -> one.promotion().asksForFirstOrder()));
    }

    /**
     * Counts the uses in the caller's transaction, exactly: one statement, and none when nothing is taken off. What is
     * limited is locked until the commit, so call it late.
     *
     * @throws ProblemException {@code COUPON_EXHAUSTED} when a limit is reached, of a coupon or a promotion; nothing must
     *     be committed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void redeem(OrderId order, AccountId account, Discounts discounts) {
        List<Redemptions.Exhausted> exhausted = redemptions.redeem(order, account, discounts);
        if (exhausted.isEmpty()) {
            return;
        }
        List<FieldProblem> problems = exhausted.stream()
                .distinct()
                .map(one -> new FieldProblem(
                        "coupons", OrdersError.COUPON_EXHAUSTED.code(), "'" + one.reason() + "' has just been used up"))
                .toList();
        throw new ProblemException(
                OrdersError.COUPON_EXHAUSTED,
                problems.getFirst().message() + "; look at the new total first",
                problems);
    }

    /** Gives the uses of an order that came to nothing back. The second time does nothing. */
    @Transactional
    public void release(OrderId order) {
        redemptions.release(order);
    }

    private static Candidate candidate(RunningPromotions.Running one, GivenCoupons given) {
        String code = one.byCoupon()
                ? Objects.requireNonNull(given.of(one.promotion().id())).code()
                : null;
        return new Candidate(one.promotion(), code, one.budget());
    }

    private static Basket withKeptSegments(Basket basket, List<RunningPromotions.Running> found) {
        if (found.isEmpty()) {
            return basket;
        }
        Set<String> segments = new HashSet<>(basket.segments());
        segments.addAll(found.getFirst().segments());
        return new Basket(
                basket.account(),
                basket.at(),
                basket.currency(),
                basket.prime(),
                basket.firstOrder(),
                segments,
                basket.lines(),
                basket.deliveries());
    }
}
