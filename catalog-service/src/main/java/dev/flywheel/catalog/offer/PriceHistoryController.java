package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.offer.PriceHistory.PriceChange;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.security.CurrentAccount;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a seller's offer cost, and from when on. */
@RestController
class PriceHistoryController {

    private final PriceHistory history;
    private final JdbcClient jdbc;
    private final Clock clock;

    PriceHistoryController(PriceHistory history, JdbcClient jdbc, Clock clock) {
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first. */
    @GetMapping("/seller/offers/{sku}/prices")
    Prices prices(
            @CurrentAccount AccountId account,
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        Instant before = time(Cursor.parse(cursor, 1));
        Own own = own(account, sku);
        Page<PriceChange> page =
                Page.of(history.of(own.offer(), before, size + 1), size, last -> Cursor.of(last.since()));
        Money lowest = own.currency() == null
                ? null
                : history.lowestBefore(own.offer(), clock.instant(), Money.currency(own.currency()));
        return new Prices(page.items(), page.next(), lowest);
    }

    private Own own(AccountId account, String sku) {
        return jdbc.sql("SELECT id, currency FROM offer WHERE seller_id = :seller AND sku = :sku")
                .param("seller", account.value())
                .param("sku", sku)
                .query((row, number) -> new Own(row.getObject("id", UUID.class), row.getString("currency")))
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no offer with SKU " + sku));
    }

    private static @Nullable Instant time(@Nullable Cursor cursor) {
        try {
            return cursor == null ? null : Instant.parse(cursor.parts().getFirst());
        } catch (DateTimeException edited) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another list");
        }
    }

    /**
     * @param currency of the offer's price, null without one
     */
    private record Own(UUID offer, @Nullable String currency) {}

    /**
     * @param lowestPrice30Days the lowest of the last 30 days; absent when nothing was for sale
     */
    record Prices(
            List<PriceChange> items,
            @Nullable String next,
            @Nullable Money lowestPrice30Days) {}
}
