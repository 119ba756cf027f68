package dev.flywheel.benchmarks.checkout;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is written down.
 *
 * @param rows that an order leaves
 */
record Report(CheckoutBenchmark.Size size, double rows, List<Level> levels, FlashSale sale) {

    String text() {
        return String.format(
                Locale.ROOT,
                """
                # Checkout

                `./flywheel bench checkout`: %s of orders-service, finance-service and the payment simulator with its journal, over
                loopback HTTP with tokens, as they run in production, on one PostgreSQL with durable commits; %d processors, which the
                callers in the same JVM share. %,d SKUs, baskets of one to five of them. Every shopper has an account, a token and a
                full cart (`PUT /cart`, not counted) and checks out once; every checkout is authorised by the provider.

                | shoppers at once | orders/s (rounds) | median ms | 95 %% | 99 %% | CPU ms an order | commits an order, orders + finance | ceiling, orders/s | share |
                |---:|---:|---:|---:|---:|---:|---:|---:|---:|
                %s

                After eight rounds to warm up (connections renewed amid them, as they are each half hour), three rounds of %,d orders, the ceiling after each; rates are the middle one's, milliseconds those of all. CPU is that of
                the JVM (services, simulator, callers) and of PostgreSQL, until also the letters, events and stock news of these orders are
                done; commits include those of jobs and feeds. Answers of all rounds: %s.

                The ceiling writes the same %.1f rows an order (`orders`, `order_line`, `stock`, `stock_movement`, `stock_change`,
                `event_log`, `idempotency_key`, `payment`, `provider_call`) by plain JDBC, prepared and batched, in one transaction an order
                with as many threads as there are shoppers, into tables of the same migrations on the same PostgreSQL. It reads nothing.

                ## Flash sale

                %,d shoppers, %d of them at once, one unit each of a good with %d:

                %s""",
                size.instances() == 1 ? "one instance" : size.instances() + " instances",
                Runtime.getRuntime().availableProcessors(),
                size.goods(),
                levels.stream().map(Level::toString).collect(Collectors.joining("\n")),
                size.orders(),
                levels.stream().map(Level::all).reduce(Sales::and).orElseThrow().counted(),
                rows,
                sale.shoppers(),
                sale.callers(),
                sale.units(),
                sale);
    }
}
