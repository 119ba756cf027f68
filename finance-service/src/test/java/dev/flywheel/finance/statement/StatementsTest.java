package dev.flywheel.finance.statement;

import static dev.flywheel.domain.LedgerAccount.ADVERTISER_RECEIVABLE;
import static dev.flywheel.domain.LedgerAccount.ADVERTISING_REVENUE;
import static dev.flywheel.domain.LedgerAccount.COMMISSION_REVENUE;
import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PRODUCT_SALES;
import static dev.flywheel.domain.LedgerAccount.REFUND_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;
import static dev.flywheel.domain.LedgerAccount.SHIPPING_SALES;
import static dev.flywheel.domain.LedgerAccount.SUBSCRIPTION_REVENUE;
import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.two;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.journal.Ledger;
import dev.flywheel.testing.SqlStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A month of business in two currencies, far from what other tests book, with its exact statement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StatementsTest extends FinanceServiceTest {

    private static final String MAY = "from=2031-05-01&to=2031-05-31";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Statements statements;

    @BeforeAll
    void aMonthOfBusiness() {
        SellerId seller = SellerId.next();
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(entry("2031-05-01T00:00:00Z", CONTRACT_LIABILITY, PRODUCT_SALES, "100.00", "USD", "US"));
        entries.add(entry("2031-05-31T23:59:59.999999Z", CONTRACT_LIABILITY, PRODUCT_SALES, "20.50", "USD", "CA"));
        entries.add(entry("2031-05-10T10:00:00Z", CONTRACT_LIABILITY, SHIPPING_SALES, "4.99", "USD", "US"));
        entries.add(entry("2031-05-12T10:00:00Z", PRODUCT_SALES, CONTRACT_LIABILITY, "30.25", "USD", "US"));
        entries.add(two(
                key("fee"),
                Instant.parse("2031-05-11T10:00:00Z"),
                SELLER_PAYABLE_PENDING,
                COMMISSION_REVENUE,
                Money.of("15.00", "USD"),
                Dimensions.of("US", "order:1").with(seller)));
        entries.add(entry("2031-05-20T10:00:00Z", ADVERTISER_RECEIVABLE, ADVERTISING_REVENUE, "7.77", "USD", "US"));
        entries.add(entry("2031-05-21T10:00:00Z", REFUND_LIABILITY, SUBSCRIPTION_REVENUE, "0.49", "USD", "US"));
        entries.add(entry("2031-05-05T10:00:00Z", CONTRACT_LIABILITY, PRODUCT_SALES, "12.34", "GBP", "GB"));
        entries.add(entry("2031-05-06T10:00:00Z", REFUND_LIABILITY, SUBSCRIPTION_REVENUE, "8.99", "GBP", "GB"));
        entries.add(entry("2031-04-30T23:59:59.999999Z", CONTRACT_LIABILITY, PRODUCT_SALES, "1000.00", "USD", "US"));
        entries.add(entry("2031-06-01T00:00:00Z", CONTRACT_LIABILITY, PRODUCT_SALES, "2000.00", "USD", "US"));
        ledger.append("orders", entries);
    }

    @Test
    void netSalesOfTheMonthToTheCent() {
        JsonNode sales = operator()
                .get("/operator/statements/net-sales?" + MAY)
                .expect(200)
                .json();

        assertThat(sales.at("/from").asString()).isEqualTo("2031-05-01");
        assertThat(sales.at("/to").asString()).isEqualTo("2031-05-31");
        assertThat(figures(sales.at("/currencies/0")))
                .containsExactly(
                        "GBP",
                        "Online stores 12.34",
                        "Physical stores 0.00",
                        "Third-party seller services 0.00",
                        "Advertising services 0.00",
                        "Subscription services 8.99",
                        "AWS 0.00",
                        "Other 0.00",
                        "21.33");
        assertThat(figures(sales.at("/currencies/1")))
                .containsExactly(
                        "USD",
                        "Online stores 95.24",
                        "Physical stores 0.00",
                        "Third-party seller services 15.00",
                        "Advertising services 7.77",
                        "Subscription services 0.49",
                        "AWS 0.00",
                        "Other 0.00",
                        "118.50");
        assertThat(sales.at("/segments"))
                .extracting(segment -> segment.at("/currency").asString() + " "
                        + segment.at("/segment").asString() + " "
                        + segment.at("/amount").asString())
                .containsExactly(
                        "GBP NORTH_AMERICA 0.00",
                        "GBP INTERNATIONAL 21.33",
                        "GBP AWS 0.00",
                        "USD NORTH_AMERICA 118.50",
                        "USD INTERNATIONAL 0.00",
                        "USD AWS 0.00");
    }

    @Test
    void bothDaysAreIncluded() {
        JsonNode lastDay = operator()
                .get("/operator/statements/net-sales?from=2031-05-31&to=2031-05-31")
                .expect(200)
                .json();

        assertThat(lastDay.at("/currencies/0/total").asString()).isEqualTo("20.50");
    }

    @Test
    void everyFigureOpensDownToItsLines() {
        JsonNode sales = operator()
                .get("/operator/statements/net-sales?" + MAY)
                .expect(200)
                .json();

        for (JsonNode currency : sales.at("/currencies")) {
            for (JsonNode group : currency.at("/groups")) {
                assertThat(sum(group.at("/postings").asString()))
                        .as(group.at("/group").asString())
                        .isEqualTo(minor(group.at("/amount").asString()));
            }
        }
    }

    @Test
    void theTrialBalanceIsZeroInEveryCurrency() {
        JsonNode balance = operator().get("/operator/trial-balance").expect(200).json();

        assertThat(balance.at("/balanced").asBoolean()).isTrue();
        assertThat(balance.at("/currencies"))
                .isNotEmpty()
                .allSatisfy(currency -> assertThat(currency.at("/debits").asString())
                        .isEqualTo(currency.at("/credits").asString()));
        assertThat(balance.at("/accounts")).anySatisfy(account -> {
            assertThat(account.at("/account").asString()).isEqualTo("PRODUCT_SALES");
            assertThat(account.at("/number").asInt()).isEqualTo(4000);
        });
    }

    @Test
    void aStatementIsOneQueryHoweverMuchIsBooked() throws Exception {
        assertThat(SqlStatements.during(() -> statements.trialBalance())).hasSize(1);
        assertThat(SqlStatements.during(() -> statements.netSales(new Period(null, null))))
                .hasSize(1);
    }

    @Test
    void badParametersAreRefused() {
        assertThat(operator()
                        .get("/operator/statements/net-sales?from=yesterday")
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("from");
        assertThat(operator()
                        .get("/operator/statements/net-sales?from=2031-05-02&to=2031-05-01")
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("to");
        operator()
                .get("/operator/statements/net-sales/groceries/postings?currency=USD")
                .expect(404);
        operator()
                .get("/operator/statements/net-sales/aws/postings?currency=dollars")
                .expect(400);
        operator().get("/operator/statements/net-sales/aws/postings").expect(400);
        operator()
                .get("/operator/statements/net-sales/aws/postings?currency=USD&limit=0")
                .expect(400);
    }

    private long sum(String path) {
        long sum = 0;
        String cursor = "";
        do {
            Api.Reply page = operator().get(path + "&limit=2" + cursor).expect(200);
            for (JsonNode line : page.at("/items")) {
                long minor = minor(line.at("/amount/amount").asString());
                sum += line.at("/side").asString().equals("CREDIT") ? minor : -minor;
                assertThat(line.at("/reference").asString()).isNotEmpty();
            }
            cursor = page.text("/next").isEmpty() ? "" : "&cursor=" + page.text("/next");
        } while (!cursor.isEmpty());
        return sum;
    }

    private static long minor(String amount) {
        return Money.of(amount, "USD").minor();
    }

    private static List<String> figures(JsonNode currency) {
        List<String> figures = new ArrayList<>();
        figures.add(currency.at("/currency").asString());
        currency.at("/groups")
                .forEach(group -> figures.add(group.at("/group").asString() + " "
                        + group.at("/amount").asString()));
        figures.add(currency.at("/total").asString());
        return figures;
    }

    private static JournalEntry entry(
            String at, LedgerAccount debit, LedgerAccount credit, String amount, String currency, String country) {
        return two(
                key("entry"),
                Instant.parse(at),
                debit,
                credit,
                Money.of(amount, currency),
                Dimensions.of(country, "order:" + key("o")));
    }
}
