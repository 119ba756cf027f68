package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Readers;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.Caller;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money on its way back to shoppers, with goods or without. A refund of goods has the id of its return. */
@RestController
class RefundController {

    private final ReturnLists lists;
    private final Granting granting;
    private final Receipt receipt;
    private final Refunding refunding;

    RefundController(ReturnLists lists, Granting granting, Receipt receipt, Refunding refunding) {
        this.lists = lists;
        this.granting = granting;
        this.receipt = receipt;
        this.refunding = refunding;
    }

    /** What went back, and what is to, of any kind; newest first. */
    @GetMapping("/orders/{id}/refunds")
    OfOrder ofOrder(Caller caller, @PathVariable OrderId id) {
        return new OfOrder(lists.refunds(id, Readers.owner(caller)));
    }

    /** Gives money back without goods. 201 when it went back, 202 while that is not known, 409 when it was refused. */
    @PostMapping("/operator/orders/{id}/refunds")
    ResponseEntity<OfOrder> grant(@PathVariable OrderId id, IdempotencyKey key, @Valid @RequestBody Wanted wanted) {
        if (wanted.kind() == RefundKind.RETURN) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "what comes back is announced as a return, under /orders/" + id + "/returns");
        }
        return response(granting.grant(id, null, key.required(), wanted));
    }

    /** The same for what the seller sold himself. Goodwill is not his to grant. */
    @PostMapping("/seller/orders/{id}/refunds")
    ResponseEntity<OfOrder> grantOfSeller(
            @CurrentAccount AccountId account,
            @PathVariable OrderId id,
            IdempotencyKey key,
            @Valid @RequestBody Wanted wanted) {
        if (wanted.kind() != RefundKind.CONCESSION) {
            throw new ProblemException(CommonError.FORBIDDEN, "a seller gives back a CONCESSION only");
        }
        return response(granting.grant(id, new SellerId(account.value()), key.required(), wanted));
    }

    private ResponseEntity<OfOrder> response(Answer<Granting.Granted> answer) {
        if (!answer.replayed()) {
            receipt.pay(answer.value());
        }
        List<RefundView> refunds = lists.refunds(answer.value().refunds());
        refunds.stream()
                .filter(refund -> refund.status() == RefundStatus.FAILED)
                .findFirst()
                .ifPresent(failed -> {
                    throw new ProblemException(
                            OrdersError.REFUND_DECLINED,
                            "giving " + failed.amount() + " back was refused (" + failed.failure()
                                    + "); an operator tries again or settles it under /operator/refunds/"
                                    + failed.refundId());
                });
        boolean pending = refunds.stream().anyMatch(refund -> refund.status() == RefundStatus.PENDING);
        return new Answer<>(new OfOrder(refunds), answer.replayed())
                .toResponse(pending ? HttpStatus.ACCEPTED : HttpStatus.CREATED);
    }

    /** Newest first. */
    @GetMapping("/operator/refunds")
    Page<Refund> all(
            @RequestParam(required = false) @Nullable RefundStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.refunds(status, Cursor.parse(cursor, 1), Page.limit(limit)).map(Refund::of);
    }

    /** Asks the provider once more. 200 when the money went back, 202 while that is not known, 409 when it refused again. */
    @PostMapping("/operator/refunds/{id}/retry")
    ResponseEntity<ReturnView> retry(@PathVariable UUID id, IdempotencyKey key) {
        Answer<ReturnView> answer = receipt.retry(id, key);
        boolean pending = answer.value().status() == ReturnStatus.REFUNDING;
        return answer.toResponse(pending ? HttpStatus.ACCEPTED : HttpStatus.OK);
    }

    /** Notes that the money went back in another way, which the books then say was from our own bank. */
    @PostMapping("/operator/refunds/{id}/settlement")
    ResponseEntity<ReturnView> settle(
            @PathVariable UUID id, IdempotencyKey key, @Valid @RequestBody Settlement settled) {
        return refunding.settle(id, settled.how(), key).toResponse(HttpStatus.OK);
    }

    /**
     * Money that is to go back without goods.
     *
     * @param reason shown to the shopper
     */
    record Wanted(
            @NotNull RefundKind kind,
            @NotBlank @Size(max = 200) String reason,
            @NotEmpty @Size(max = 1000) List<@NotNull @Valid Line> lines) {}

    /**
     * @param amount what the shopper gets for the goods, tax included
     * @param delivery true to give back what is left of the line's delivery as well
     */
    record Line(
            @NotNull UUID lineId,
            @Nullable Money amount,
            @Nullable Boolean delivery) {

        boolean givesDelivery() {
            return Boolean.TRUE.equals(delivery);
        }
    }

    record OfOrder(List<RefundView> items) {}

    /**
     * @param how e.g. {@code bank transfer of 2026-11-23, reference 4711}
     */
    record Settlement(@NotBlank @Size(max = 500) String how) {}

    /**
     * A refund as operators see it.
     *
     * @param since when the goods were received, or the money was granted
     * @param outstanding what of the amount the shopper does not have
     * @param bouncedAt when money of it that had been paid bounced; null when none did
     * @param refusals how often the provider refused, or the money bounced
     * @param nextAttemptAt when finance is asked again; null when the refund is decided
     * @param failure the provider's last word, null without a refusal or a bounce
     * @param settlement how the money went back when not by the provider
     */
    record Refund(
            UUID refundId,
            RefundKind kind,
            OrderId orderId,
            AccountId accountId,
            RefundStatus status,
            Money amount,
            Money outstanding,
            @Nullable Instant since,
            @Nullable Instant refundedAt,
            @Nullable Instant bouncedAt,
            int refusals,
            @Nullable Instant nextAttemptAt,
            @Nullable String failure,
            @Nullable String settlement) {

        static Refund of(CustomerReturn back) {
            return new Refund(
                    back.id(),
                    back.kind(),
                    back.order(),
                    back.account(),
                    RefundStatus.of(back.status()),
                    back.amount(),
                    back.outstanding(),
                    back.receivedAt(),
                    back.refundedAt(),
                    back.asking().bouncedAt(),
                    back.asking().refusals(),
                    back.asking().nextAt(),
                    back.failure(),
                    back.asking().settlement());
        }
    }
}
