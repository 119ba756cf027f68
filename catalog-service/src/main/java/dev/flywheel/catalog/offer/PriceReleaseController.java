package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices that are held back: operators see and release them, sellers confirm low ones of their own. */
@RestController
class PriceReleaseController {

    /** So that what is sold again can be found and put into a cart. */
    private static final Duration ARRIVAL = Duration.ofMillis(500);

    private final PriceReleases releases;
    private final Changes changes;

    PriceReleaseController(PriceReleases releases, Changes changes) {
        this.releases = releases;
        this.changes = changes;
    }

    @GetMapping("/operator/held-offers")
    Page<HeldOffer> held(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int size = Page.limit(limit);
        Cursor from = Cursor.parse(cursor, 2);
        HeldPrice.Place after = from == null ? null : new HeldPrice.Place(time(from), from.uuid(1));
        List<HeldOffer> rows =
                releases.list(after, size + 1).stream().map(HeldOffer::of).toList();
        return Page.of(rows, size, last -> Cursor.of(last.since(), last.offerId()));
    }

    /** The price of the body is the offer's price from now on believed; it must be the one the offer has. */
    @PostMapping("/operator/offers/{offerId}/price-release")
    Released release(@PathVariable OfferId offerId, @RequestBody @Valid Vouched body) {
        return released(releases.release(offerId, body.price()), body);
    }

    @PostMapping("/seller/offers/{sku}/price-confirmation")
    Released confirm(@CurrentAccount AccountId account, @PathVariable String sku, @RequestBody @Valid Vouched body) {
        return released(releases.confirm(new SellerId(account.value()), sku, body.price()), body);
    }

    private Released released(OfferId offer, Vouched body) {
        changes.await(ARRIVAL);
        return new Released(offer, body.price());
    }

    private static Instant time(Cursor cursor) {
        try {
            return Instant.parse(cursor.parts().getFirst());
        } catch (DateTimeException edited) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another list");
        }
    }

    /**
     * @param price as the caller sees it
     */
    record Vouched(@NotNull Money price) {}

    /**
     * @param price that is sold again
     */
    record Released(OfferId offerId, Money price) {}

    /**
     * @param sellerId absent for the retailer's own offer
     * @param salePrice of a sale that is planned, runs or is over
     * @param reference the limit that is broken, or the price it is far from
     */
    record HeldOffer(
            OfferId offerId,
            ProductId productId,
            @Nullable SellerId sellerId,
            String sku,
            @Nullable Money price,
            @Nullable Money salePrice,
            HoldReason reason,
            String message,
            @Nullable Money reference,
            Instant since) {

        static HeldOffer of(HeldPrice held) {
            HoldReason reason = Objects.requireNonNull(held.reason(), "only held offers are listed");
            Sale sale = held.pricing() == null ? null : held.pricing().sale();
            return new HeldOffer(
                    new OfferId(held.id()),
                    new ProductId(held.product()),
                    held.seller() == null ? null : new SellerId(held.seller()),
                    held.sku(),
                    held.price(),
                    sale == null ? null : sale.price(),
                    reason,
                    reason.message(),
                    held.reference(),
                    Objects.requireNonNull(held.since(), "a hold has a time"));
        }
    }
}
