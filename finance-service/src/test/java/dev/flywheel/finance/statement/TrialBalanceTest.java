package dev.flywheel.finance.statement;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PRIME_DELIVERY_COST;
import static dev.flywheel.domain.LedgerAccount.PRODUCT_SALES;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.finance.statement.TrialBalance.AccountTotal;
import dev.flywheel.finance.statement.TrialBalance.CurrencyTotal;
import dev.flywheel.finance.statement.TrialBalance.Sum;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialBalanceTest {

    @Test
    void accountsStandInTheChartsOrderEachOnItsSide() {
        TrialBalance balance = TrialBalance.of(List.of(
                sum(PRODUCT_SALES, "USD", 0, 700),
                sum(PRIME_DELIVERY_COST, "USD", 20, 0),
                sum(CONTRACT_LIABILITY, "USD", 720, 1000),
                sum(PROVIDER_RECEIVABLE, "USD", 1000, 40)));

        assertThat(balance.balanced()).isTrue();
        assertThat(balance.currencies()).containsExactly(new CurrencyTotal("USD", "17.40", "17.40"));
        assertThat(balance.accounts())
                .containsExactly(
                        new AccountTotal(PROVIDER_RECEIVABLE, 1100, "USD", "10.00", "0.40", "9.60"),
                        new AccountTotal(CONTRACT_LIABILITY, 2300, "USD", "7.20", "10.00", "2.80"),
                        new AccountTotal(PRODUCT_SALES, 4000, "USD", "0.00", "7.00", "7.00"),
                        new AccountTotal(PRIME_DELIVERY_COST, 5300, "USD", "0.20", "0.00", "0.20"));
    }

    @Test
    void everyCurrencyBalancesByItself() {
        TrialBalance balance =
                TrialBalance.of(List.of(sum(PROVIDER_RECEIVABLE, "USD", 5, 0), sum(CONTRACT_LIABILITY, "EUR", 0, 5)));

        assertThat(balance.balanced()).isFalse();
        assertThat(balance.currencies())
                .containsExactly(new CurrencyTotal("EUR", "0.00", "0.05"), new CurrencyTotal("USD", "0.05", "0.00"));
    }

    @Test
    void noBooksBalance() {
        assertThat(TrialBalance.of(List.of())).isEqualTo(new TrialBalance(true, List.of(), List.of()));
    }

    private static Sum sum(LedgerAccount account, String currency, long debits, long credits) {
        return new Sum(account, currency, BigDecimal.valueOf(debits), BigDecimal.valueOf(credits));
    }
}
