package dev.flywheel.orders.stock;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stock as its owners set and see it. */
@RestController
class InventoryController {

    private final Inventory inventory;

    InventoryController(Inventory inventory) {
        this.inventory = inventory;
    }

    @PutMapping("/seller/inventory/{sku}")
    Inventory.Level setOfSeller(
            @CurrentAccount AccountId account, @PathVariable String sku, @Valid @RequestBody Declaration body) {
        return inventory.set(new SellerId(account.value()), sku, body.quantity());
    }

    @GetMapping("/seller/inventory")
    Page<Inventory.Level> ofSeller(
            @CurrentAccount AccountId account,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        return inventory.list(new SellerId(account.value()), Cursor.parse(cursor, 2), Page.limit(limit));
    }

    @PutMapping("/operator/inventory/{sku}")
    Inventory.Level setOwn(@PathVariable String sku, @Valid @RequestBody Declaration body) {
        return inventory.set(null, sku, body.quantity());
    }

    @GetMapping("/operator/inventory")
    Page<Inventory.Level> own(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return inventory.list(null, Cursor.parse(cursor, 2), Page.limit(limit));
    }

    /**
     * @param quantity units on hand, those that orders hold included
     */
    record Declaration(@NotNull @Min(0) @Max(100_000_000) Integer quantity) {}
}
