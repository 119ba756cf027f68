package dev.flywheel.finance.statement;

import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every account with what stands on its two sides. Amounts are decimal texts in major units.
 *
 * @param balanced true when in every currency all debits equal all credits
 */
record TrialBalance(boolean balanced, List<CurrencyTotal> currencies, List<AccountTotal> accounts) {

    record CurrencyTotal(String currency, String debits, String credits) {}

    /**
     * @param number of the account in the chart
     * @param balance on the side the account grows on; negative when it stands on the other
     */
    record AccountTotal(
            LedgerAccount account, int number, String currency, String debits, String credits, String balance) {}

    /** Sum of one account in one currency, in minor units. */
    record Sum(LedgerAccount account, String currency, BigDecimal debits, BigDecimal credits) {

        BigDecimal balance() {
            return account.normalSide() == Side.DEBIT ? debits.subtract(credits) : credits.subtract(debits);
        }

        Sum plus(Sum other) {
            return new Sum(account, currency, debits.add(other.debits), credits.add(other.credits));
        }
    }

    static TrialBalance of(List<Sum> sums) {
        Map<String, Sum> byCurrency = new TreeMap<>();
        sums.forEach(sum -> byCurrency.merge(sum.currency, sum, Sum::plus));
        boolean balanced = byCurrency.values().stream().allMatch(total -> total.debits.compareTo(total.credits) == 0);
        List<Sum> ordered = new ArrayList<>(sums);
        ordered.sort(Comparator.comparing((Sum sum) -> sum.account.number()).thenComparing(Sum::currency));
        return new TrialBalance(
                balanced,
                byCurrency.values().stream().map(TrialBalance::currencyTotal).toList(),
                ordered.stream().map(TrialBalance::accountTotal).toList());
    }

    private static CurrencyTotal currencyTotal(Sum total) {
        Currency currency = Money.currency(total.currency);
        return new CurrencyTotal(
                total.currency, Amounts.text(total.debits, currency), Amounts.text(total.credits, currency));
    }

    private static AccountTotal accountTotal(Sum sum) {
        Currency currency = Money.currency(sum.currency);
        return new AccountTotal(
                sum.account,
                sum.account.number(),
                sum.currency,
                Amounts.text(sum.debits, currency),
                Amounts.text(sum.credits, currency),
                Amounts.text(sum.balance(), currency));
    }
}
