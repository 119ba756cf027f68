package dev.flywheel.seller.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.Books;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the sub-ledger of a seller says, in minor units.
 *
 * @param pending of parcels whose money is held back
 * @param available in settlements that are open or closed
 * @param inTransit in settlements on their way
 * @param ended in settlements that ended; zero, since what was paid or carried on left them again
 */
record SubLedger(long pending, long available, long inTransit, long ended) {

    static SubLedger of(JdbcClient jdbc, SellerId seller) {
        return jdbc.sql("""
                SELECT coalesce(sum(minor) FILTER (WHERE settlement.id IS NULL), 0) AS pending,
                       coalesce(sum(minor) FILTER (WHERE status IN ('OPEN', 'CLOSED')), 0) AS available,
                       coalesce(sum(minor) FILTER (WHERE status = 'IN_TRANSIT'), 0) AS in_transit,
                       coalesce(sum(minor) FILTER (WHERE status IN ('PAID', 'RETURNED', 'CARRIED_FORWARD')), 0) AS ended
                FROM balance_entry LEFT JOIN settlement ON settlement.id = balance_entry.settlement
                WHERE balance_entry.seller = :seller""")
                .param("seller", seller.value())
                .query((row, number) -> new SubLedger(
                        row.getLong("pending"),
                        row.getLong("available"),
                        row.getLong("in_transit"),
                        row.getLong("ended")))
                .single();
    }

    /**
     * Holds it against the books: what this service stated, and what the others did.
     *
     * @param byOrders sales less refunds, which orders-service credits to the pending account
     * @param paidByFinance payouts, which finance-service debits to the account in transit
     */
    void agreesWith(List<JournalEntry> stated, long byOrders, long paidByFinance) {
        Map<LedgerAccount, Long> credits = Books.credits(stated);
        assertThat(pending)
                .as("pending")
                .isEqualTo(credits.getOrDefault(LedgerAccount.SELLER_PAYABLE_PENDING, 0L) + byOrders);
        assertThat(available)
                .as("available")
                .isEqualTo(credits.getOrDefault(LedgerAccount.SELLER_PAYABLE_AVAILABLE, 0L));
        assertThat(inTransit)
                .as("in transit")
                .isEqualTo(credits.getOrDefault(LedgerAccount.SELLER_PAYABLE_IN_TRANSIT, 0L) - paidByFinance);
        assertThat(ended).as("left in settlements that ended").isZero();
    }
}
