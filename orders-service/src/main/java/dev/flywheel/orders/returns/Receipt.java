package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.payment.Told;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goods come back and the money goes back: T1 counts the goods, then finance gives the money back outside any transaction,
 * then T2 states it.
 *
 * <p>A kill at any point leaves a state that is picked up: before T1 commits nothing happened; after it the return is
 * REFUNDING, and {@code resume-after} later the job asks finance again with the refund's own key, which gives the money back
 * once and answers the same, and again after ever longer pauses; after T2 nothing is left to do. What the provider refuses, or
 * what bounces after it was paid, waits for an operator, who has it tried again under a new key.
 */
@Component
class Receipt {

    private static final int BATCH = 50;
    private static final int MOST_BATCHES = 1_000;

    private final Receiving receiving;
    private final Refunding refunding;
    private final Returns returns;
    private final ReturnChanges changes;
    private final Cashier cashier;
    private final Idempotency idempotency;
    private final Leases leases;

    Receipt(
            Receiving receiving,
            Refunding refunding,
            Returns returns,
            ReturnChanges changes,
            Cashier cashier,
            Idempotency idempotency,
            Leases leases) {
        this.receiving = receiving;
        this.refunding = refunding;
        this.returns = returns;
        this.changes = changes;
        this.cashier = cashier;
        this.idempotency = idempotency;
        this.leases = leases;
    }

    /** Receives a return and gives the money back; {@code seller} is null for the operator. */
    Answer<ReturnView> receive(UUID id, @Nullable SellerId seller, IdempotencyKey key, ReturnController.Received how) {
        return finish(receiving.receive(id, seller, key, how), key);
    }

    /** Asks once more for the money of a return whose refund was refused. */
    Answer<ReturnView> retry(UUID id, IdempotencyKey key) {
        return finish(receiving.again(id, key), key);
    }

    /** Has the money of refunds paid that were granted without goods. */
    void pay(Granting.Granted granted) {
        granted.refunds().forEach(id -> refund(Objects.requireNonNull(returns.find(id)), null));
    }

    private Answer<ReturnView> finish(Receiving.Received received, IdempotencyKey key) {
        if (received.back().status() == ReturnStatus.REPLACED && received.again() == null) {
            return new Answer<>(ReturnView.of(received.back()), false);
        }
        if (received.again() == null) {
            return new Answer<>(answer(ReturnView.of(refund(received.back(), key))), false);
        }
        if (received.again().answer() == null) {
            return new Answer<>(answer(ReturnView.of(received.back())), true);
        }
        return new Answer<>(
                answer(idempotency.replay(received.again(), ReturnView.class).value()), true);
    }

    /** Gives back the money of returns whose receiver is gone or had no answer; returns how many are decided. */
    int resume() {
        int decided = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<UUID> due = changes.takeOver(leases.now(), leases.length(), BATCH);
            if (due.isEmpty()) {
                break;
            }
            for (UUID id : due) {
                CustomerReturn after = refund(Objects.requireNonNull(returns.find(id)), null);
                decided += after.status() == ReturnStatus.REFUNDING ? 0 : 1;
            }
        }
        return decided;
    }

    private CustomerReturn refund(CustomerReturn back, @Nullable IdempotencyKey key) {
        return switch (cashier.refund(back.payment(), back.refundKey(), back.toAsk())) {
            case Told.Done done -> refunding.paid(back, key);
            case Told.Declined declined -> refunding.refused(back, declined.code(), key);
            case Told.NotYet notYet -> back;
            case Told.ActionRequired action -> back;
        };
    }

    private static ReturnView answer(ReturnView back) {
        if (back.status() == ReturnStatus.REFUND_FAILED) {
            throw new ProblemException(
                    OrdersError.REFUND_DECLINED,
                    "the goods are received, but giving " + back.refund() + " back was refused (" + back.failure()
                            + "); an operator tries again or settles it under /operator/refunds/" + back.returnId());
        }
        return back;
    }
}
