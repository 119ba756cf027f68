package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.listing.KeptPages.Kept;
import dev.flywheel.catalog.listing.KeptPages.KeptLine;
import dev.flywheel.catalog.offer.SellerRegister;
import dev.flywheel.catalog.product.ProductStatus;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Product pages as those who keep them read and change them: sellers their own, operators the retailer's and, by naming
 * the seller, anyone's.
 */
@RestController
class PageController {

    private static final String IF_MATCH = "If-Match";

    /** So that the page can be found as it is now. */
    private static final Duration ARRIVAL = Duration.ofMillis(500);

    private final KeptPages pages;
    private final SellerRegister sellers;
    private final Changes changes;

    PageController(KeptPages pages, SellerRegister sellers, Changes changes) {
        this.pages = pages;
        this.sellers = sellers;
        this.changes = changes;
    }

    @GetMapping("/seller/products")
    Page<KeptLine> own(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable ProductStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list(new SellerId(account.value()), status, cursor, limit);
    }

    @GetMapping("/operator/products")
    Page<KeptLine> any(
            @RequestParam(required = false) @Nullable SellerId seller,
            @RequestParam(required = false) @Nullable ProductStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list(seller, status, cursor, limit);
    }

    @GetMapping("/seller/products/{sku}")
    ResponseEntity<KeptPage> own(@CurrentAccount AccountId account, @PathVariable String sku) {
        return shown(pages.get(new SellerId(account.value()), sku), HttpStatus.OK);
    }

    @GetMapping("/operator/products/{sku}")
    ResponseEntity<KeptPage> any(@PathVariable String sku, @RequestParam(required = false) @Nullable SellerId seller) {
        return shown(pages.get(seller, sku), HttpStatus.OK);
    }

    /**
     * Replaces what the page says: what the body leaves out is taken away, except the status. A page that is not there
     * is made, with an offer that has no price yet.
     */
    @PutMapping("/seller/products/{sku}")
    ResponseEntity<KeptPage> replaceOwn(
            @CurrentAccount AccountId account,
            @PathVariable @Size(max = 100) String sku,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody PageBody body) {
        SellerId seller = new SellerId(account.value());
        Row row = body.row(sku);
        sellers.meet(seller);
        return replaced(seller, row, false, seen);
    }

    /** The same for the retailer's pages, or those of the seller named. Operators alone block pages and unblock them. */
    @PutMapping("/operator/products/{sku}")
    ResponseEntity<KeptPage> replaceAny(
            @PathVariable @Size(max = 100) String sku,
            @RequestParam(required = false) @Nullable SellerId seller,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody PageBody body) {
        Row row = body.row(sku);
        if (seller != null) {
            pages.get(seller, row.sku());
        }
        return replaced(seller, row, true, seen);
    }

    private ResponseEntity<KeptPage> replaced(
            @Nullable SellerId keeper, Row row, boolean byOperator, @Nullable String seen) {
        boolean made = pages.put(keeper, row, byOperator, "*".equals(seen) ? null : seen);
        changes.await(ARRIVAL);
        return shown(pages.get(keeper, row.sku()), made ? HttpStatus.CREATED : HttpStatus.OK);
    }

    private Page<KeptLine> list(
            @Nullable SellerId keeper,
            @Nullable ProductStatus status,
            @Nullable String cursor,
            @Nullable Integer limit) {
        int size = Page.limit(limit);
        Cursor from = Cursor.parse(cursor, 1);
        List<KeptLine> rows =
                pages.list(keeper, status, from == null ? null : from.parts().getFirst(), size + 1);
        return Page.of(rows, size, last -> Cursor.of(last.sku()));
    }

    private static ResponseEntity<KeptPage> shown(Kept page, HttpStatus status) {
        return ResponseEntity.status(status).eTag(page.tag()).body(KeptPage.of(page));
    }
}
