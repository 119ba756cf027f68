package dev.flywheel.benchmarks.checkout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * So many shoppers at once, and the ceiling with as many threads, in turns.
 *
 * @param shoppers at once
 * @param sales through HTTP, a round each
 * @param ceiling plain JDBC, a round each
 * @param used by all rounds of sales and what they set going, callers included
 */
record Level(int shoppers, List<Sales> sales, List<Sales> ceiling, Server used) {

    private static final int ROUNDS = 3;

    /**
     * @param orders a round
     */
    static Level of(Shop shop, Goods goods, BareOrders bare, int shoppers, int orders) throws Exception {
        List<Sales> sales = new ArrayList<>();
        List<Sales> ceiling = new ArrayList<>();
        Server used = new Server(0, 0, 0, 0);
        for (int round = 0; round < ROUNDS; round++) {
            Buyers buyers = Buyers.with(shop, orders, goods::basket);
            Server.awaitQuiet(shop);
            Server before = Server.now(shop);
            sales.add(buyers.checkOut(shoppers).nearlyAllSold());
            Server.awaitQuiet(shop);
            used = used.plus(Server.now(shop).since(before));
            ceiling.add(bare.write(orders, shoppers));
        }
        return new Level(shoppers, sales, ceiling, used);
    }

    double perSecond() {
        return median(sales);
    }

    double ceilingPerSecond() {
        return median(ceiling);
    }

    private static double median(List<Sales> rounds) {
        double[] rates =
                rounds.stream().mapToDouble(Sales::soldPerSecond).sorted().toArray();
        return rates[rates.length / 2];
    }

    Sales all() {
        return sales.stream().reduce(Sales::and).orElseThrow();
    }

    @Override
    public String toString() {
        Sales all = all();
        double count = all.sold();
        double[] rates =
                sales.stream().mapToDouble(Sales::soldPerSecond).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "| %d | %,.0f (%s) | %.1f | %.1f | %.1f | %.1f | %.1f + %.1f | %,.0f | %.0f %% |",
                shoppers,
                perSecond(),
                String.join(
                        ", ",
                        Arrays.stream(rates)
                                .mapToObj(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                                .toList()),
                all.soldWithin(0.5),
                all.soldWithin(0.95),
                all.soldWithin(0.99),
                used.cpuSeconds() * 1000 / count,
                used.ordersCommits() / count,
                used.financeCommits() / count,
                ceilingPerSecond(),
                100 * perSecond() / ceilingPerSecond());
    }
}
