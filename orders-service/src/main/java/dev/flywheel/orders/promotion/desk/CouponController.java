package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.orders.promotion.coupon.CouponBatch;
import dev.flywheel.orders.promotion.coupon.CouponBatches;
import dev.flywheel.orders.promotion.coupon.NewCoupons;
import dev.flywheel.service.idempotency.IdempotencyKey;
import jakarta.validation.Valid;
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

/** Coupons of any promotion, as operators make them. */
@RestController
@RequestMapping("/operator/promotions/{id}/coupons")
class CouponController {

    private final CouponDesk desk;

    CouponController(CouponDesk desk) {
        this.desk = desk;
    }

    /** Makes one shared code, or up to 10,000 to be used once. */
    @PostMapping
    ResponseEntity<CouponBatch> make(@PathVariable UUID id, IdempotencyKey key, @Valid @RequestBody NewCoupons body) {
        return desk.make(id, null, body, key).toResponse(HttpStatus.CREATED);
    }

    /** Newest first. */
    @GetMapping
    Page<CouponBatch> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return desk.list(id, null, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /** The codes of a batch with their uses. */
    @GetMapping("/{batch}/codes")
    Page<CouponBatches.Code> codes(
            @PathVariable UUID id,
            @PathVariable UUID batch,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return desk.codes(id, null, batch, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /** The same, all at once, to be printed or sent. */
    @GetMapping(path = "/{batch}/codes.csv", produces = "text/csv")
    String csv(@PathVariable UUID id, @PathVariable UUID batch) {
        return desk.csv(id, null, batch);
    }

    /** Takes the codes back; orders that used them keep what they got. */
    @PostMapping("/{batch}/withdrawal")
    CouponBatch withdraw(@PathVariable UUID id, @PathVariable UUID batch) {
        return desk.withdraw(id, null, batch);
    }
}
