package dev.flywheel.seller.balance;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A seller sees where each of his cents is. */
@RestController
@RequestMapping("/seller")
class BalanceController {

    private final Balances balances;

    BalanceController(Balances balances) {
        this.balances = balances;
    }

    /** Totals by currency, and the first page of what is held back. */
    @GetMapping("/balance")
    Balance balance(@CurrentAccount AccountId account) {
        SellerId seller = new SellerId(account.value());
        Page<Balances.HeldMoney> deferred = balances.deferred(seller, null, Page.MAX_LIMIT);
        return new Balance(balances.byCurrency(seller), deferred.items(), deferred.next());
    }

    /** For every parcel whose money is held back: how much, why, and until when. */
    @GetMapping("/balance/deferred")
    Page<Balances.HeldMoney> deferred(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return balances.deferred(new SellerId(account.value()), cursor, Page.limit(limit));
    }

    /** Every movement of the balance, newest first; of one order where it is named. */
    @GetMapping("/transactions")
    Page<Balances.Transaction> transactions(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return balances.transactions(new SellerId(account.value()), order, cursor, Page.limit(limit));
    }

    /**
     * @param deferred the parcels whose money becomes available soonest
     * @param deferredNext cursor for {@code /seller/balance/deferred}, where there are more
     */
    record Balance(
            List<Balances.CurrencyBalance> currencies,
            List<Balances.HeldMoney> deferred,
            @Nullable String deferredNext) {}
}
