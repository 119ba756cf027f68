package dev.flywheel.benchmarks.checkout;

import dev.flywheel.domain.OfferId;
import java.util.List;
import java.util.Locale;

/**
 * Everybody wants the same good, of which there are few.
 *
 * @param shoppers in all
 * @param callers at once
 * @param spread the same callers, each buying one unit of another good
 * @param rush what the sale came to
 * @param held units of the good that orders hold in the end
 * @param ledger the same by the stock ledger
 * @param deadlocks meanwhile
 */
record FlashSale(
        int shoppers, int callers, int units, Sales spread, Sales rush, long held, long ledger, long deadlocks) {

    static FlashSale of(Shop shop, Goods goods, int shoppers, int callers, int units) throws Exception {
        Sales spread =
                Buyers.with(shop, 2 * units, goods::single).checkOut(callers).nearlyAllSold();
        OfferId wanted = goods.scarce(units);
        Buyers buyers = Buyers.with(shop, shoppers, () -> List.of(Goods.item(wanted, 1)));
        Server.awaitQuiet(shop);
        long before = Server.now(shop).deadlocks();
        Sales rush = buyers.checkOut(callers);
        Server.awaitQuiet(shop);
        return new FlashSale(
                shoppers,
                callers,
                units,
                spread,
                rush,
                sum(shop, "stock", wanted),
                sum(shop, "stock_movement", wanted),
                Server.now(shop).deadlocks() - before);
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
                | units that orders hold: stock row, ledger | %d, %d of %d |
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
