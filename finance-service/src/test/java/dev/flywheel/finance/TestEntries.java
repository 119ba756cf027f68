package dev.flywheel.finance;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PRODUCT_SALES;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import java.time.Instant;

/** Entries for tests. */
public final class TestEntries {

    public static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private TestEntries() {}

    /** A key no other test uses. */
    public static String key(String what) {
        return what + ":" + Ids.next();
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /** A sale of own goods in the US. */
    public static JournalEntry sale(String key, String amount) {
        return two(key, AT, CONTRACT_LIABILITY, PRODUCT_SALES, usd(amount), Dimensions.of("US", "order:" + key));
    }

    /** The sale's reversal. */
    public static JournalEntry reversal(String key, String reversed, String amount) {
        Dimensions dimensions = Dimensions.of("US", "order:" + reversed);
        return JournalEntry.of(key, AT, "reversal")
                .reverses(reversed)
                .debit(PRODUCT_SALES, usd(amount), dimensions)
                .credit(CONTRACT_LIABILITY, usd(amount), dimensions)
                .build();
    }

    /** An entry of two lines. */
    public static JournalEntry two(
            String key, Instant at, LedgerAccount debit, LedgerAccount credit, Money amount, Dimensions dimensions) {
        return JournalEntry.of(key, at, "for a test")
                .debit(debit, amount, dimensions)
                .credit(credit, amount, dimensions)
                .build();
    }
}
