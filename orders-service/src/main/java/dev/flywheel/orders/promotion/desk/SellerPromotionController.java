package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A seller's promotions: for his own goods, at his own cost. */
@RestController
@RequestMapping("/seller/promotions")
class SellerPromotionController {

    private final PromotionBook book;

    SellerPromotionController(PromotionBook book) {
        this.book = book;
    }

    @PostMapping
    ResponseEntity<PromotionView> create(
            @CurrentAccount AccountId account, IdempotencyKey key, @Valid @RequestBody Terms body) {
        return Tagged.created(book.create(seller(account), body, key), "/seller/promotions/");
    }

    /** Newest first. */
    @GetMapping
    Page<PromotionView> list(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable PromotionStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return book.list(seller(account), status, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/{id}")
    ResponseEntity<PromotionView> show(@CurrentAccount AccountId account, @PathVariable UUID id) {
        return Tagged.shown(book.get(id, seller(account)));
    }

    /** Replaces the terms. Currency, and whether it takes a coupon or has limits stay. */
    @PutMapping("/{id}")
    ResponseEntity<PromotionView> change(
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @Valid @RequestBody Terms body) {
        return Tagged.shown(book.change(id, seller(account), body, VersionTag.read(seen)));
    }

    /** Ends it for good; orders that have it keep it. */
    @PostMapping("/{id}/end")
    ResponseEntity<PromotionView> end(
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
        return Tagged.shown(book.end(id, seller(account), VersionTag.read(seen)));
    }

    private static SellerId seller(AccountId account) {
        return new SellerId(account.value());
    }
}
