package dev.flywheel.benchmarks.checkout;

import dev.flywheel.domain.OfferId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Everybody wants the same good, of which there are few.
 *
 * @param shoppers in all
 * @param callers at once
 * @param spread the same callers, each buying one unit of another good
 * @param rush what the sale came to
 * @param placed units of the good in placed orders in the end
 * @param held units of it that orders hold, by the stock's row
 * @param ledger the same by the stock ledger
 * @param deadlocks meanwhile
 */
record FlashSale(
        int shoppers,
        int callers,
        int units,
        Sales spread,
        Sales rush,
        long placed,
        long held,
        long ledger,
        long deadlocks) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN = 100;

    /**
     * @throws IllegalStateException when not exactly all units were sold, each once
     */
    static FlashSale of(Shop shop, Goods goods, int shoppers, int callers, int units) throws Exception {
        Sales spread =
                Buyers.with(shop, 2 * units, goods::single).checkOut(callers).nearlyAllSold();
        OfferId wanted = goods.scarce(units);
        Buyers buyers = Buyers.with(shop, shoppers, () -> List.of(Goods.item(wanted, 1)));
        Server.awaitQuiet(shop);
        long before = Server.now(shop).deadlocks();
        Sales rush = buyers.checkOut(callers);
        awaitPayments(shop);
        Server.awaitQuiet(shop);
        FlashSale sale = new FlashSale(
                shoppers,
                callers,
                units,
                spread,
                rush,
                placed(shop, wanted),
                sum(shop, "stock", wanted),
                sum(shop, "stock_movement", wanted),
                Server.now(shop).deadlocks() - before);
        if (sale.placed != units || sale.held != units || sale.ledger != units) {
            throw new IllegalStateException("not exactly all units were sold: " + sale);
        }
        return sale;
    }

    /** Orders that were taken and not placed at once are placed by a job. */
    private static void awaitPayments(Shop shop) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (shop.orders()
                .sql("SELECT EXISTS (SELECT FROM orders WHERE status = 'PENDING_PAYMENT')")
                .query(Boolean.class)
                .single()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("orders still wait for their payment after " + PATIENCE);
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private static long placed(Shop shop, OfferId offer) {
        return shop.orders().sql("""
                        SELECT coalesce(sum(line.quantity), 0) FROM order_line line JOIN orders o ON o.id = line.order_id
                        WHERE line.offer = ? AND o.status = 'PLACED'""").param(offer.value()).query(Long.class).single();
    }

    private static long sum(Shop shop, String table, OfferId offer) {
        return shop.orders()
                .sql("SELECT sum(held) FROM " + table + " WHERE offer = ?")
                .param(offer.value())
                .query(Long.class)
                .single();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                | what | figure |
                |---|---:|
                | answers | %s |
                | units sold: in placed orders, held by the stock row, held by the ledger | %d, %d, %d of %d |
                | deadlocks (`pg_stat_database`) | %d |
                | refusals, milliseconds: half, 99 %%, the slowest | %.1f, %.1f, %.1f |
                | sales, milliseconds: half, 99 %%, the slowest | %.1f, %.1f, %.1f |
                | sold a second until the last unit was gone | %,.0f |
                | sold a second when each of as many callers buys one unit of another good | %,.0f |
                | share of that | %.0f %% |
                """,
                String.join(
                        ", ",
                        rush.counted().entrySet().stream()
                                .map(outcome ->
                                        String.format(Locale.ROOT, "%s: %,d", outcome.getKey(), outcome.getValue()))
                                .toList()),
                placed,
                held,
                ledger,
                units,
                deadlocks,
                rush.refusedWithin(0.5),
                rush.refusedWithin(0.99),
                rush.refusedWithin(1),
                rush.soldWithin(0.5),
                rush.soldWithin(0.99),
                rush.soldWithin(1),
                rush.soldPerSecond(),
                spread.soldPerSecond(),
                100 * rush.soldPerSecond() / spread.soldPerSecond());
    }
}
