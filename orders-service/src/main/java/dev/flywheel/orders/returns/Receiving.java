package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.dispute.Disputes;
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
    private final Disputes disputes;
    private final Idempotency idempotency;
    private final Leases leases;

    Receiving(
            OrderBook book,
            Returns returns,
            ReturnChanges changes,
            Stock stock,
            Disputes disputes,
            Idempotency idempotency,
            Leases leases) {
        this.book = book;
        this.returns = returns;
        this.changes = changes;
        this.stock = stock;
        this.disputes = disputes;
        this.idempotency = idempotency;
        this.leases = leases;
    }

    /**
     * Receives.
     *
     * @param seller whose goods they must be; null for the operator, who may receive anybody's
     */
    @Transactional
    public Received receive(UUID id, @Nullable SellerId seller, IdempotencyKey key, ReturnController.Received how) {
        CustomerReturn announced = returns.announced(id, seller);
        Order order = book.lock(announced.order(), null);
        if (key.value() != null && idempotency.claim(key, how, id.toString()) instanceof Claim.Again again) {
            return new Received(get(id), again);
        }
        CustomerReturn back = get(id);
        if (!back.isReplaced()) {
            disputes.refuseWhileOpen(order.id());
        }
        Instant now = leases.now();
        Inspection inspection = Inspection.of(back, how);
        if (!back.status().canBecome(back.isReplaced() ? ReturnStatus.REPLACED : ReturnStatus.REFUNDING)
                || !changes.receive(back, inspection, now, leases.until(now))) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "return " + id + " is " + back.status() + ", so it was received before, or withdrawn");
        }
        book.change(order, back.changes());
        Map<StockItem, Integer> restocked =
                back.quantities(order, line -> line.quantity() - inspection.writtenOff(line));
        Map<StockItem, Integer> writtenOff = back.quantities(order, inspection::writtenOff);
        if (!restocked.isEmpty()) {
            stock.restock("return:" + id, restocked);
        }
        if (!writtenOff.isEmpty()) {
            stock.writeOff("return:" + id, writtenOff);
        }
        return new Received(answered(get(id), key), null);
    }

    /** Opens a refused refund again. */
    @Transactional
    public Received again(UUID id, IdempotencyKey key) {
        book.lock(returns.received(id).order(), null);
        if (key.value() != null && idempotency.claim(key, "retry", id.toString()) instanceof Claim.Again again) {
            return new Received(get(id), again);
        }
        CustomerReturn back = get(id);
        disputes.refuseWhileOpen(back.order());
        if (back.status() != ReturnStatus.REFUND_FAILED || !changes.retry(id, leases.until())) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "refund " + id + " is " + RefundStatus.of(back.status()) + "; only a failed one is tried again");
        }
        return new Received(get(id), null);
    }

    /** Nothing follows when all was sent again, so that is the answer for repeated calls as well. */
    private CustomerReturn answered(CustomerReturn back, IdempotencyKey key) {
        if (back.status() == ReturnStatus.REPLACED && key.value() != null) {
            idempotency.answer(key, ReturnView.of(back));
        }
        return back;
    }

    private CustomerReturn get(UUID id) {
        return Objects.requireNonNull(returns.find(id));
    }

    /**
     * @param again what an earlier call with the same key came to; null for the first
     */
    record Received(CustomerReturn back, Claim.@Nullable Again again) {}
}
