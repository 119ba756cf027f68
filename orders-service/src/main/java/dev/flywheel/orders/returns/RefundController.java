package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

/** Money on its way back to shoppers, as operators see to it. A refund has the id of its return. */
@RestController
@RequestMapping("/operator/refunds")
class RefundController {

    private final ReturnLists lists;
    private final Receipt receipt;
    private final Refunding refunding;

    RefundController(ReturnLists lists, Receipt receipt, Refunding refunding) {
        this.lists = lists;
        this.receipt = receipt;
        this.refunding = refunding;
    }

    /** Newest first. */
    @GetMapping
    Page<Refund> all(
            @RequestParam @Nullable RefundStatus status,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        return lists.refunds(status, Cursor.parse(cursor, 1), Page.limit(limit)).map(Refund::of);
    }

    /** Asks the provider once more. 200 when the money went back, 202 while that is not known, 409 when it refused again. */
    @PostMapping("/{id}/retry")
    ResponseEntity<ReturnView> retry(@PathVariable UUID id, IdempotencyKey key) {
        Answer<ReturnView> answer = receipt.retry(id, key);
        boolean pending = answer.value().status() == ReturnStatus.REFUNDING;
        return answer.toResponse(pending ? HttpStatus.ACCEPTED : HttpStatus.OK);
    }

    /** Notes that the money went back in another way, which the books then say was from our own bank. */
    @PostMapping("/{id}/settlement")
    ResponseEntity<ReturnView> settle(
            @PathVariable UUID id, IdempotencyKey key, @Valid @RequestBody Settlement settled) {
        return refunding.settle(id, settled.how(), key).toResponse(HttpStatus.OK);
    }

    /**
     * @param how e.g. {@code bank transfer of 2026-11-23, reference 4711}
     */
    record Settlement(@NotBlank @Size(max = 500) String how) {}

    /**
     * A refund as operators see it.
     *
     * @param since when the goods were received
     * @param refusals how often the provider refused
     * @param nextAttemptAt when finance is asked again; null when the refund is decided
     * @param failure the provider's last word, null without a refusal
     * @param settlement how the money went back when not by the provider
     */
    record Refund(
            UUID refundId,
            OrderId orderId,
            AccountId accountId,
            RefundStatus status,
            Money amount,
            @Nullable Instant since,
            @Nullable Instant refundedAt,
            int refusals,
            @Nullable Instant nextAttemptAt,
            @Nullable String failure,
            @Nullable String settlement) {

        static Refund of(CustomerReturn back) {
            return new Refund(
                    back.id(),
                    back.order(),
                    back.account(),
                    RefundStatus.of(back.status()),
                    back.amount(),
                    back.receivedAt(),
                    back.refundedAt(),
                    back.asking().refusals(),
                    back.asking().nextAt(),
                    back.failure(),
                    back.asking().settlement());
        }
    }
}
