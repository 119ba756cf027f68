package dev.flywheel.orders.stock;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stock as its owners set and see it. */
@RestController
class InventoryController {

    private static final int MOST = 100_000_000;

    private final Inventory inventory;

    InventoryController(Inventory inventory) {
        this.inventory = inventory;
    }

    @PutMapping("/seller/inventory/{sku}")
    StockLevel setOfSeller(
            @CurrentAccount AccountId account, @PathVariable String sku, @Valid @RequestBody Declaration body) {
        return inventory.set(seller(account), sku, own(body.warehouseId()), body.quantity(), body.reason());
    }

    @GetMapping("/seller/inventory")
    Page<StockLevel> ofSeller(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return inventory.list(seller(account), Cursor.parse(cursor, 2), Page.limit(limit));
    }

    @PostMapping("/seller/inventory/{sku}/adjustments")
    ResponseEntity<StockLevel> adjustOfSeller(
            @CurrentAccount AccountId account,
            @PathVariable String sku,
            IdempotencyKey key,
            @Valid @RequestBody Adjusted body) {
        return inventory
                .adjust(seller(account), sku, own(body.warehouseId()), body.change(), key)
                .toResponse(HttpStatus.OK);
    }

    @PutMapping("/seller/inventory/{sku}/backorder")
    StockLevel backorderOfSeller(
            @CurrentAccount AccountId account, @PathVariable String sku, @Valid @RequestBody Backorder body) {
        return inventory.allowBackorder(seller(account), sku, own(body.warehouseId()), body.quantity());
    }

    @GetMapping("/seller/inventory/{sku}/ledger")
    Page<StockLevels.Entry> ledgerOfSeller(
            @CurrentAccount AccountId account,
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return inventory.ledger(seller(account), sku, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @PutMapping("/operator/inventory/{sku}")
    StockLevel setOwn(@PathVariable String sku, @Valid @RequestBody Declaration body) {
        return inventory.set(null, sku, place(body.warehouseId()), body.quantity(), body.reason());
    }

    @GetMapping("/operator/inventory")
    Page<StockLevel> own(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return inventory.list(null, Cursor.parse(cursor, 2), Page.limit(limit));
    }

    @PostMapping("/operator/inventory/{sku}/adjustments")
    ResponseEntity<StockLevel> adjustOwn(
            @PathVariable String sku, IdempotencyKey key, @Valid @RequestBody Adjusted body) {
        return inventory
                .adjust(null, sku, place(body.warehouseId()), body.change(), key)
                .toResponse(HttpStatus.OK);
    }

    @PutMapping("/operator/inventory/{sku}/backorder")
    StockLevel backorderOwn(@PathVariable String sku, @Valid @RequestBody Backorder body) {
        return inventory.allowBackorder(null, sku, place(body.warehouseId()), body.quantity());
    }

    @GetMapping("/operator/inventory/{sku}/ledger")
    Page<StockLevels.Entry> ledgerOwn(
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return inventory.ledger(null, sku, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    private static SellerId seller(AccountId account) {
        return new SellerId(account.value());
    }

    private static WarehouseId place(@Nullable WarehouseId warehouse) {
        return Objects.requireNonNullElse(warehouse, WarehouseId.MAIN);
    }

    /** A third party keeps his goods at a place of his own, which has no number here. */
    private static WarehouseId own(@Nullable WarehouseId warehouse) {
        if (warehouse != null && !warehouse.equals(WarehouseId.MAIN)) {
            String message = "names a warehouse of the retailer's; leave it out";
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "warehouseId " + message,
                    List.of(new FieldProblem("warehouseId", "invalid", message)));
        }
        return WarehouseId.MAIN;
    }

    /**
     * @param quantity units on hand, those that orders hold included
     * @param warehouseId the main one when left out; sellers have only that
     * @param reason makes it a count
     */
    record Declaration(
            @NotNull @Min(0) @Max(MOST) Integer quantity,
            @Nullable WarehouseId warehouseId,
            @Nullable @Size(max = 500) String reason) {}

    /**
     * @param reference of a delivery note, a claim or the like
     */
    record Adjusted(
            @NotNull Adjustment kind,
            @NotNull @Min(1) @Max(MOST) Integer quantity,
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(max = 100) String reference,
            @Nullable WarehouseId warehouseId) {

        Inventory.Change change() {
            return new Inventory.Change(kind, quantity, Objects.requireNonNullElse(reference, "inventory"), reason);
        }
    }

    /**
     * @param quantity how many more than there are may be sold; 0 for none
     */
    record Backorder(
            @NotNull @Min(0) @Max(MOST) Integer quantity,
            @Nullable WarehouseId warehouseId) {}
}
