package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the promotions. Throughout, the seller is the one who asks, and is null for operators: they see all, and what
 * they create is the marketplace's.
 */
@Component
public class PromotionBook {

    /** Each basket looks at all that run by themselves, so there are not many of them. */
    static final int MOST_AUTOMATIC = 500;

    private static final int MOST_BY_COUPON = 10_000;

    private final PromotionRows rows;
    private final TermsGate gate;
    private final Idempotency idempotency;

    PromotionBook(PromotionRows rows, TermsGate gate, Idempotency idempotency) {
        this.rows = rows;
        this.gate = gate;
        this.idempotency = idempotency;
    }

    Answer<PromotionView> create(@Nullable SellerId seller, Terms wanted, IdempotencyKey key) {
        Terms terms = gate.admit(wanted, seller);
        return idempotency.once(key, wanted, PromotionView.class, () -> {
            int most = terms.needsCoupon() ? MOST_BY_COUPON : MOST_AUTOMATIC;
            if (rows.countKept(seller, terms.needsCoupon()) >= most) {
                throw new ProblemException(
                        OrdersError.TOO_MANY_PROMOTIONS, "there are " + most + " already: end some first");
            }
            UUID id = Ids.next();
            rows.add(id, seller, terms);
            return get(id, seller);
        });
    }

    /**
     * Replaces the terms.
     *
     * @param seen the version that was read; null for any
     */
    @Transactional
    public PromotionView change(UUID id, @Nullable SellerId seller, Terms wanted, @Nullable Integer seen) {
        PromotionView before = open(id, seller, seen);
        Terms terms = gate.admit(wanted, before.sellerId());
        FixedTerms.check(before.terms(), terms);
        refuseUnless(rows.change(id, before.version(), terms), id);
        return get(id, seller);
    }

    /** Ends it for good. */
    @Transactional
    public PromotionView end(UUID id, @Nullable SellerId seller, @Nullable Integer seen) {
        PromotionView before = open(id, seller, seen);
        refuseUnless(rows.end(id, before.version()), id);
        return get(id, seller);
    }

    /** The promotion; another seller's is a 404. */
    public PromotionView get(UUID id, @Nullable SellerId seller) {
        return rows.find(id)
                .filter(view -> seller == null || seller.equals(view.sellerId()))
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no promotion " + id));
    }

    Page<PromotionView> list(
            @Nullable SellerId seller, @Nullable PromotionStatus status, @Nullable Cursor after, int limit) {
        UUID before = after == null ? null : after.uuid(0);
        return Page.of(rows.list(seller, status, before, limit + 1), limit, view -> Cursor.of(view.promotionId()));
    }

    private PromotionView open(UUID id, @Nullable SellerId seller, @Nullable Integer seen) {
        PromotionView view = get(id, seller);
        refuseUnless(seen == null || seen == view.version(), id);
        if (view.endedAt() != null) {
            throw new ProblemException(
                    OrdersError.PROMOTION_ENDED, "it was ended at " + view.endedAt() + ": create another");
        }
        return view;
    }

    private static void refuseUnless(boolean unchanged, UUID id) {
        if (!unchanged) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE, "read promotion " + id + " again, and change what it is now");
        }
    }
}
