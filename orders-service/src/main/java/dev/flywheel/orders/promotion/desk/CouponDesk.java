package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.promotion.coupon.CouponBatch;
import dev.flywheel.orders.promotion.coupon.CouponBatches;
import dev.flywheel.orders.promotion.coupon.NewCoupons;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coupons of promotions, for those whose promotions they are: a seller, or operators where the seller is null. */
@Component
class CouponDesk {

    private final PromotionBook book;
    private final CouponBatches batches;
    private final Idempotency idempotency;

    CouponDesk(PromotionBook book, CouponBatches batches, Idempotency idempotency) {
        this.book = book;
        this.batches = batches;
        this.idempotency = idempotency;
    }

    Answer<CouponBatch> make(UUID promotion, @Nullable SellerId seller, NewCoupons wanted, IdempotencyKey key) {
        PromotionView view = book.get(promotion, seller);
        return idempotency.once(key, wanted, CouponBatch.class, () -> {
            if (view.status() == PromotionStatus.ENDED) {
                throw new ProblemException(OrdersError.PROMOTION_ENDED, "create another promotion for new coupons");
            }
            if (!view.terms().needsCoupon()) {
                throw new ProblemException(
                        OrdersError.PROMOTION_FIXED, "this promotion counts by itself: it takes no coupon");
            }
            return batches.make(promotion, wanted);
        });
    }

    Page<CouponBatch> list(UUID promotion, @Nullable SellerId seller, @Nullable Cursor after, int limit) {
        return batches.list(book.get(promotion, seller).promotionId(), after, limit);
    }

    Page<CouponBatches.Code> codes(
            UUID promotion, @Nullable SellerId seller, UUID batch, @Nullable Cursor after, int limit) {
        return batches.codes(book.get(promotion, seller).promotionId(), batch, after, limit);
    }

    String csv(UUID promotion, @Nullable SellerId seller, UUID batch) {
        return batches.csv(book.get(promotion, seller).promotionId(), batch);
    }

    CouponBatch withdraw(UUID promotion, @Nullable SellerId seller, UUID batch) {
        return batches.withdraw(book.get(promotion, seller).promotionId(), batch);
    }
}
