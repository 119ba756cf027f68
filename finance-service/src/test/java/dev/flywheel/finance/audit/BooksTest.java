package dev.flywheel.finance.audit;

import static dev.flywheel.domain.LedgerAccount.COMMISSION_REVENUE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;
import static dev.flywheel.finance.TestEntries.AT;
import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.sale;
import static dev.flywheel.finance.TestEntries.two;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.bounce.BounceDesk;
import dev.flywheel.finance.journal.Ledger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class BooksTest extends FinanceServiceTest {

    @Autowired
    private Books books;

    @Autowired
    private Ledger ledger;

    @Autowired
    private BounceDesk bounces;

    @BeforeEach
    void nothingIsOpen() {
        jdbc.sql("UPDATE journal_conflict SET acknowledged_at = noticed_at, note = 'of a test' WHERE note IS NULL")
                .update();
        ledger.append("orders", List.of(sale(key("sale"), "10.00")));
    }

    @Test
    void booksThatWereNotTamperedWithAreSound() {
        assertThat(books.check()).noneMatch(finding -> finding.contains("differ"));
    }

    @Test
    void aBounceIsInTheBooks() {
        String order = key("order");
        Map<String, String> money = Map.of("amount", "25.00", "currency", "USD");
        String payment = service()
                .post(
                        "/internal/payments",
                        Map.of(
                                "key",
                                order,
                                "reference",
                                order,
                                "payer",
                                AccountId.next().toString(),
                                "amount",
                                money,
                                "paymentToken",
                                "tok_approved",
                                "country",
                                "US"))
                .expect(200)
                .text("/payment");
        for (String moves : List.of("captures", "refunds")) {
            service()
                    .post("/internal/payments/" + payment + "/" + moves, Map.of("key", key("k"), "amount", money))
                    .expect(200);
        }
        String refund =
                Simulator.authorisations(order).getFirst().at("/refunds/0/id").asString();
        Simulator.bounce(refund);
        bounces.look(refund);

        assertThat(books.check()).noneMatch(finding -> finding.contains("differ"));
        jdbc.sql("UPDATE payment SET refunded = 1, refund_claimed = 1 WHERE reference = ?")
                .param(order)
                .update();
        assertThat(books.check()).contains("a payment's counters differ from its calls: " + payment);
        jdbc.sql("UPDATE payment SET refunded = 0, refund_claimed = 0 WHERE reference = ?")
                .param(order)
                .update();
    }

    @Test
    void aCheckIsMadeOnceADay() {
        books.check();

        assertThat(books.checkIfDue()).isFalse();
        jdbc.sql("UPDATE books_check SET checked_at = checked_at - interval '1 day'")
                .update();
        assertThat(books.checkIfDue()).isTrue();
        assertThat(books.checkIfDue()).isFalse();
    }

    @Test
    void aSumThatWasTamperedWithIsFoundAndShown() {
        tamper(1);
        try {
            assertThat(books.check())
                    .anyMatch(finding -> finding.startsWith("debits and credits differ"))
                    .anyMatch(finding -> finding.startsWith("folded and plain sums differ"));
            assertThat(health()).isEqualTo("DEGRADED");
            assertThat(operator().get("/operator/books").expect(200).at("/findings"))
                    .isNotEmpty();
            assertThat(operator()
                            .get("/operator/trial-balance")
                            .expect(200)
                            .at("/balanced")
                            .asBoolean())
                    .isFalse();
        } finally {
            tamper(-1);
        }
        assertThat(books.check()).noneMatch(finding -> finding.contains("differ"));
    }

    @Test
    void aSellersMoneyWithoutASellerIsFound() {
        String reference = key("order");
        ledger.append(
                "seller",
                List.of(two(
                        key("fee"),
                        AT,
                        SELLER_PAYABLE_PENDING,
                        COMMISSION_REVENUE,
                        usd("1.00"),
                        Dimensions.of("US", reference))));

        assertThat(books.check()).contains("a seller payable names no seller: SELLER_PAYABLE_PENDING " + reference);
    }

    @Test
    void anOpenConflictDegradesTheHealthUntilItIsAcknowledged() {
        books.check();
        String before = health();
        String key = key("sale");
        ledger.append("orders", List.of(sale(key, "10.00"), sale(key, "11.00")));

        assertThat(health()).isEqualTo("DEGRADED");
        assertThat(operator()
                        .get("/operator/books")
                        .expect(200)
                        .at("/conflicts")
                        .asInt())
                .isEqualTo(1);

        nothingIsOpen();
        assertThat(health()).isEqualTo(before);
    }

    private String health() {
        return anyone().get("/actuator/health").expect(200).text("/status");
    }

    /** The journal cannot be changed; the fold, a copy, can. */
    private void tamper(int minor) {
        jdbc.sql("""
                        INSERT INTO balance_fold VALUES ('CASH', 'NONE', 'AWS', 'USD', '2026-01-01', :minor, 0)
                        ON CONFLICT (account, product_group, segment, currency, day)
                        DO UPDATE SET debits = balance_fold.debits + :minor""").param("minor", minor).update();
    }
}
