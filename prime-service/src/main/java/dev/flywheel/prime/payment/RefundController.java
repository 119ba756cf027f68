package dev.flywheel.prime.payment;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.payment.RefundRows.Row;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money on its way back to members, as operators see to it. */
@RestController
@RequestMapping("/operator/prime/refunds")
class RefundController {

    private final OperatorRefunds operator;
    private final Refunds refunds;

    RefundController(OperatorRefunds operator, Refunds refunds) {
        this.operator = operator;
        this.refunds = refunds;
    }

    /** Newest first. */
    @GetMapping
    Page<Row> all(
            @RequestParam @Nullable RefundStatus status,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        return operator.list(status, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /**
     * Asks the provider once more. 200 when the money went back, 202 while that is not known, 409 when it refused again. A
     * repeated call tells how the refund stands.
     */
    @PostMapping("/{id}/retry")
    ResponseEntity<Row> retry(@PathVariable UUID id, IdempotencyKey key) {
        Answer<Row> opened = operator.reopen(id, key);
        refunds.attempt(opened.value().membershipId());
        Row now = operator.get(id);
        if (now.status() == RefundStatus.FAILED) {
            throw new ProblemException(
                    PrimeError.REFUND_DECLINED,
                    "giving " + now.amount() + " back was refused (" + now.failure()
                            + "); try again later, or settle it otherwise");
        }
        boolean pending = now.status() == RefundStatus.PENDING;
        return new Answer<>(now, opened.replayed()).toResponse(pending ? HttpStatus.ACCEPTED : HttpStatus.OK);
    }

    /** Notes that the money went back in another way, which the books then say was from our own bank. */
    @PostMapping("/{id}/settlement")
    ResponseEntity<Row> settle(@PathVariable UUID id, IdempotencyKey key, @Valid @RequestBody Settlement settlement) {
        return operator.settle(id, settlement.how(), key).toResponse(HttpStatus.OK);
    }

    /**
     * @param how e.g. {@code bank transfer of 2026-11-23, reference 4711}
     */
    record Settlement(@NotBlank @Size(max = 500) String how) {}
}
