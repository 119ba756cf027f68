package dev.flywheel.prime.payment;

import static dev.flywheel.domain.LedgerAccount.CASH;
import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.payment.RefundRows.Row;
import dev.flywheel.service.feed.EventLog;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators do about refunds that the provider refused. Only such a refund is opened again or settled, under its row's
 * lock, so no member is paid twice.
 */
@Component
class OperatorRefunds {

    private final RefundRows rows;
    private final EventLog events;
    private final Idempotency idempotency;
    private final Clock clock;

    OperatorRefunds(RefundRows rows, EventLog events, Idempotency idempotency, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Row> list(@Nullable RefundStatus status, @Nullable Cursor after, int limit) {
        List<Row> found = rows.page(status, after == null ? null : after.uuid(0), limit + 1);
        return Page.of(found, limit, row -> Cursor.of(row.refundId()));
    }

    @Transactional(readOnly = true)
    public Row get(UUID id) {
        return rows.find(id, false).orElseThrow(() -> unknown(id));
    }

    /** Opens it again; {@link Refunds#attempt} then asks the provider, by a new key. */
    @Transactional
    public Answer<Row> reopen(UUID id, IdempotencyKey key) {
        Row refund = rows.find(id, true).orElseThrow(() -> unknown(id));
        return idempotency.once(key, "retry", Row.class, () -> {
            require(refund, RefundStatus.PENDING);
            rows.reopen(id, clock.instant());
            return get(id);
        });
    }

    /** Notes that the member was paid in another way, from our own bank. */
    @Transactional
    public Answer<Row> settle(UUID id, String how, IdempotencyKey key) {
        Row refund = rows.find(id, true).orElseThrow(() -> unknown(id));
        return idempotency.once(key, how, Row.class, () -> {
            require(refund, RefundStatus.PAID);
            Instant now = clock.instant();
            rows.settle(id, how, now);
            events.append(entry(refund, now));
            return get(id);
        });
    }

    private static JournalEntry entry(Row refund, Instant at) {
        String reference = "membership:" + refund.membershipId();
        Dimensions what = Dimensions.of(refund.country(), reference);
        String key = reference + ":period:" + refund.period() + ":refund-settled";
        return JournalEntry.of(key, at, "Refund paid otherwise")
                .debit(CONTRACT_LIABILITY, refund.amount(), what)
                .credit(CASH, refund.amount(), what)
                .build();
    }

    /** The job moves on what is pending; an operator only what was refused. */
    private static void require(Row refund, RefundStatus next) {
        if (refund.status() == RefundStatus.PENDING || !refund.status().canBecome(next)) {
            throw new ProblemException(
                    PrimeError.ILLEGAL_STATUS,
                    "refund " + refund.refundId() + " is " + refund.status()
                            + "; only a failed one is tried again or settled otherwise");
        }
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(CommonError.NOT_FOUND, "there is no refund " + id);
    }
}
