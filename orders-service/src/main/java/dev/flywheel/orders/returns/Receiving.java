package dev.flywheel.orders.returns;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.stock.Stock;
import dev.flywheel.orders.stock.StockItem;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.Idempotency.Claim;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** T1 of a refund: the goods are here, counted where they belong, and the money is to go back; or it is to be tried again. */
@Component
class Receiving {

    private final OrderBook book;
    private final Returns returns;
    private final ReturnChanges changes;
    private final Stock stock;
    private final Idempotency idempotency;
    private final Leases leases;

    Receiving(
            OrderBook book,
            Returns returns,
            ReturnChanges changes,
            Stock stock,
            Idempotency idempotency,
            Leases leases) {
        this.book = book;
        this.returns = returns;
        this.changes = changes;
        this.stock = stock;
        this.idempotency = idempotency;
        this.leases = leases;
    }

    /**
     * Receives.
     *
     * @param seller whose goods they must be; null for the operator, who may receive anybody's
     */
    @Transactional
    public Received receive(UUID id, @Nullable SellerId seller, IdempotencyKey key, Disposition disposition) {
        CustomerReturn announced = returns.find(id);
        if (announced == null || !announced.isReturn() || (seller != null && !seller.equals(announced.seller()))) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no return " + id);
        }
        Order order = book.lock(announced.order(), null);
        if (key.value() != null && idempotency.claim(key, disposition, id.toString()) instanceof Claim.Again again) {
            return new Received(get(id), again);
        }
        CustomerReturn back = get(id);
        Instant now = leases.now();
        if (!back.status().canBecome(ReturnStatus.REFUNDING)
                || !changes.receive(id, disposition, now, leases.until(now))) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "return " + id + " is " + back.status() + ", so it was received before");
        }
        book.change(order, back.changes());
        count(disposition, "return:" + id, back.quantities(order));
        return new Received(get(id), null);
    }

    /** Opens a refused refund again. */
    @Transactional
    public Received again(UUID id, IdempotencyKey key) {
        book.lock(returns.received(id).order(), null);
        if (key.value() != null && idempotency.claim(key, "retry", id.toString()) instanceof Claim.Again again) {
            return new Received(get(id), again);
        }
        CustomerReturn back = get(id);
        if (back.status() != ReturnStatus.REFUND_FAILED || !changes.retry(id, leases.until())) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "refund " + id + " is " + RefundStatus.of(back.status()) + "; only a failed one is tried again");
        }
        return new Received(get(id), null);
    }

    private void count(Disposition disposition, String reference, Map<StockItem, Integer> quantities) {
        switch (disposition) {
            case RESTOCK -> stock.restock(reference, quantities);
            case WRITE_OFF -> stock.writeOff(reference, quantities);
        }
    }

    private CustomerReturn get(UUID id) {
        return Objects.requireNonNull(returns.find(id));
    }

    /**
     * @param again what an earlier call with the same key came to; null for the first
     */
    record Received(CustomerReturn back, Claim.@Nullable Again again) {}
}
