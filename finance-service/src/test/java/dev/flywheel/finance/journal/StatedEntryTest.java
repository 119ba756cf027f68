package dev.flywheel.finance.journal;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PRODUCT_SALES;
import static dev.flywheel.domain.LedgerAccount.SHIPPING_SALES;
import static dev.flywheel.finance.TestEntries.AT;
import static dev.flywheel.finance.TestEntries.two;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatedEntryTest {

    private static final Dimensions US = Dimensions.of("US", "order:1");
    private static final JournalEntry SALE = two("k", AT, CONTRACT_LIABILITY, PRODUCT_SALES, usd("9.99"), US);

    @Test
    void everythingOfTheFactCounts() {
        List<JournalEntry> others = List.of(
                two("k2", AT, CONTRACT_LIABILITY, PRODUCT_SALES, usd("9.99"), US),
                two("k", AT.plusSeconds(1), CONTRACT_LIABILITY, PRODUCT_SALES, usd("9.99"), US),
                two("k", AT, CONTRACT_LIABILITY, SHIPPING_SALES, usd("9.99"), US),
                two("k", AT, PRODUCT_SALES, CONTRACT_LIABILITY, usd("9.99"), US),
                two("k", AT, CONTRACT_LIABILITY, PRODUCT_SALES, usd("9.98"), US),
                two("k", AT, CONTRACT_LIABILITY, PRODUCT_SALES, Money.of("9.99", "EUR"), US),
                two("k", AT, CONTRACT_LIABILITY, PRODUCT_SALES, usd("9.99"), Dimensions.of("CA", "order:1")),
                two("k", AT, CONTRACT_LIABILITY, PRODUCT_SALES, usd("9.99"), Dimensions.of("US", "order:2")),
                two("k", AT, CONTRACT_LIABILITY, PRODUCT_SALES, usd("9.99"), US.with(SellerId.next())),
                new JournalEntry("k", AT, "for a test", "before", SALE.lines()));

        assertThat(others)
                .allSatisfy(other -> assertThat(StatedEntry.hash(other)).isNotEqualTo(StatedEntry.hash(SALE)));
        assertThat(others.stream().map(StatedEntry::hash).distinct()).hasSameSizeAs(others);
    }

    @Test
    void wordsForPeopleAndTimeBelowAMicrosecondDoNot() {
        JournalEntry reworded = new JournalEntry("k", AT.plusNanos(999), "other words", null, SALE.lines());

        assertThat(StatedEntry.hash(reworded)).isEqualTo(StatedEntry.hash(SALE));
    }
}
