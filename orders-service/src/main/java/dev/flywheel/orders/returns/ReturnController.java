package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.Readers;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.Caller;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Goods come back. */
@RestController
class ReturnController {

    private final ReturnRequests requests;
    private final Receipt receipt;
    private final ReturnLists lists;

    ReturnController(ReturnRequests requests, Receipt receipt, ReturnLists lists) {
        this.requests = requests;
        this.receipt = receipt;
        this.lists = lists;
    }

    @PostMapping("/orders/{id}/returns")
    ResponseEntity<ReturnView.Requested> request(
            @CurrentAccount AccountId account,
            @PathVariable OrderId id,
            IdempotencyKey key,
            @Valid @RequestBody Wanted wanted) {
        return requests.request(id, account, key, wanted).toResponse(HttpStatus.CREATED);
    }

    /** It is kept after all: nothing was received, and the units may be announced again. */
    @PostMapping("/orders/{id}/returns/{returnId}/withdrawal")
    ResponseEntity<ReturnView> withdraw(
            @CurrentAccount AccountId account,
            @PathVariable OrderId id,
            @PathVariable UUID returnId,
            IdempotencyKey key) {
        return requests.withdraw(id, returnId, account, key).toResponse(HttpStatus.OK);
    }

    @GetMapping("/orders/{id}/returns")
    OfOrder ofOrder(Caller caller, @PathVariable OrderId id) {
        return new OfOrder(lists.of(id, Readers.owner(caller)));
    }

    @GetMapping("/operator/returns")
    Page<ReturnView> all(
            @RequestParam(required = false) @Nullable ReturnStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.page(null, status, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/seller/returns")
    Page<ReturnView> ofSeller(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable ReturnStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.page(new SellerId(account.value()), status, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @PostMapping("/operator/returns/{id}/receipt")
    ResponseEntity<ReturnView> receive(
            @PathVariable UUID id, IdempotencyKey key, @Valid @RequestBody Received received) {
        return response(receipt.receive(id, null, key, received));
    }

    @PostMapping("/seller/returns/{id}/receipt")
    ResponseEntity<ReturnView> receiveOfSeller(
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            IdempotencyKey key,
            @Valid @RequestBody Received received) {
        return response(receipt.receive(id, new SellerId(account.value()), key, received));
    }

    /** 200 when the money went back, 202 while that is not known. */
    private static ResponseEntity<ReturnView> response(Answer<ReturnView> answer) {
        boolean pending = answer.value().status() == ReturnStatus.REFUNDING;
        return answer.toResponse(pending ? HttpStatus.ACCEPTED : HttpStatus.OK);
    }

    record Wanted(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Line> lines) {}

    /**
     * @param reason a {@link ReturnReason}, or why in words
     */
    record Line(
            @NotNull UUID lineId,
            @NotNull @Min(1) @Max(100_000) Integer quantity,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * @param disposition of all units that are not named by line
     * @param lines units that another is true of; null for none
     */
    record Received(
            @NotNull Disposition disposition,
            @Nullable @Size(max = 1000) List<@NotNull @Valid Inspected> lines) {}

    record Inspected(
            @NotNull UUID lineId,
            @NotNull Disposition disposition,
            @NotNull @Min(1) @Max(100_000) Integer quantity) {}

    record OfOrder(List<ReturnView> items) {}
}
