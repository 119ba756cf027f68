package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.orders.promotion.rule.Terms;
import dev.flywheel.service.idempotency.IdempotencyKey;
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

/** The marketplace's promotions; operators see those of sellers as well, and may end them. */
@RestController
@RequestMapping("/operator/promotions")
class PromotionController {

    private final PromotionBook book;
    private final RedemptionReport report;

    PromotionController(PromotionBook book, RedemptionReport report) {
        this.book = book;
        this.report = report;
    }

    @PostMapping
    ResponseEntity<PromotionView> create(IdempotencyKey key, @Valid @RequestBody Terms body) {
        return Tagged.created(book.create(null, body, key), "/operator/promotions/");
    }

    /** Newest first. */
    @GetMapping
    Page<PromotionView> list(
            @RequestParam(required = false) @Nullable PromotionStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return book.list(null, status, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/{id}")
    ResponseEntity<PromotionView> show(@PathVariable UUID id) {
        return Tagged.shown(book.get(id, null));
    }

    /** Replaces the terms. Currency, bearer, and whether it takes a coupon or has limits stay. */
    @PutMapping("/{id}")
    ResponseEntity<PromotionView> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @Valid @RequestBody Terms body) {
        return Tagged.shown(book.change(id, null, body, VersionTag.read(seen)));
    }

    /** Ends it for good; orders that have it keep it. */
    @PostMapping("/{id}/end")
    ResponseEntity<PromotionView> end(
            @PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
        return Tagged.shown(book.end(id, null, VersionTag.read(seen)));
    }

    /** What it took off and at whose cost: in all, and order by order, newest first. */
    @GetMapping("/{id}/redemptions")
    RedemptionReport.Report redemptions(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return report.of(book.get(id, null), Cursor.parse(cursor, 1), Page.limit(limit));
    }
}
