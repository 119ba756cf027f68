package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.order.LineQuantity;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
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

/** Goods are sent again in place of a refund. */
@RestController
class ReplacementController {

    private final Replacing replacing;
    private final ReturnLists lists;

    ReplacementController(Replacing replacing, ReturnLists lists) {
        this.replacing = replacing;
        this.lists = lists;
    }

    @PostMapping("/operator/returns/{id}/replacement")
    ResponseEntity<Replacing.Sent> replace(
            @PathVariable UUID id, IdempotencyKey key, @Valid @RequestBody(required = false) @Nullable Wanted wanted) {
        return replacing
                .replace(id, null, key, Objects.requireNonNullElse(wanted, Wanted.ALL))
                .toResponse(HttpStatus.CREATED);
    }

    @PostMapping("/seller/returns/{id}/replacement")
    ResponseEntity<Replacing.Sent> replaceOfSeller(
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable Wanted wanted) {
        return replacing
                .replace(id, new SellerId(account.value()), key, Objects.requireNonNullElse(wanted, Wanted.ALL))
                .toResponse(HttpStatus.CREATED);
    }

    /** Returns that were replaced before the goods were back, and whose goods did not come in time; newest first. */
    @GetMapping("/operator/returns/overdue")
    Page<ReturnView> overdue(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.overdue(null, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/seller/returns/overdue")
    Page<ReturnView> overdueOfSeller(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.overdue(new SellerId(account.value()), Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /**
     * What is sent again, and how.
     *
     * @param lines all units that were not sent again when left out
     * @param carrier e.g. {@code UPS}
     * @param warehouseId where it leaves; where the line's units are kept when left out
     */
    record Wanted(
            @Nullable @Size(max = 1000) List<@NotNull @Valid LineQuantity> lines,
            @Nullable @Size(max = 50) String carrier,
            @Nullable @Size(max = 100) String trackingNumber,
            @Nullable WarehouseId warehouseId) {

        static final Wanted ALL = new Wanted(null, null, null, null);
    }
}
