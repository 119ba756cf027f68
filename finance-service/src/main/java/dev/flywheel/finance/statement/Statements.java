package dev.flywheel.finance.statement;

import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.ProductGroup;
import dev.flywheel.domain.Segment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums of the journal for a statement: fold and tail, one statement of SQL each, hence one moment of the books. */
@Repository
class Statements {

    private static final String TRIAL_BALANCE = """
            SELECT account, currency, sum(debits) AS debits, sum(credits) AS credits
            FROM balance GROUP BY account, currency""";

    private static final String NET_SALES = """
            SELECT currency, product_group, segment, sum(credits) - sum(debits) AS amount
            FROM balance
            WHERE product_group <> 'NONE' AND day BETWEEN :from AND :to
            GROUP BY currency, product_group, segment""";

    private final JdbcClient jdbc;

    Statements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TrialBalance trialBalance() {
        return TrialBalance.of(jdbc.sql(TRIAL_BALANCE)
                .query((row, number) -> new TrialBalance.Sum(
                        LedgerAccount.valueOf(row.getString("account")),
                        row.getString("currency"),
                        row.getBigDecimal("debits"),
                        row.getBigDecimal("credits")))
                .list());
    }

    NetSales netSales(Period period) {
        return NetSales.of(
                period,
                jdbc.sql(NET_SALES)
                        .param("from", period.firstDay())
                        .param("to", period.lastDay())
                        .query((row, number) -> new NetSales.Sum(
                                row.getString("currency"),
                                ProductGroup.valueOf(row.getString("product_group")),
                                Segment.valueOf(row.getString("segment")),
                                row.getBigDecimal("amount")))
                        .list());
    }
}
