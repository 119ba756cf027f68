package dev.flywheel.benchmarks.checkout;

import dev.flywheel.benchmarks.Benchmark;
import dev.flywheel.benchmarks.Folder;
import dev.flywheel.postgres.FlywheelPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Carts bought through HTTP with authorisation by 8 and by 64 shoppers at once, beside the same rows written by plain
 * JDBC in the same run; then a sale in which everybody wants the same good.
 */
public final class CheckoutBenchmark implements Benchmark {

    private static final Size WHOLE = new Size(20_000, 2_000, 5_000, 64, 500, 1);
    private static final List<Integer> SHOPPERS = List.of(8, 64);
    private static final int WARM_UP_ROUNDS = 8;
    private static final long SEED = 20261123;

    @Override
    public String run() throws Exception {
        return run(WHOLE, null);
    }

    /**
     * Options: {@code --instances N} of orders-service; smaller sizes with {@code --goods}, {@code --orders} (a round),
     * {@code --shoppers} and {@code --units} (of the flash sale), {@code --callers} (of it, at once), which write no report;
     * {@code --profile FOLDER} looks closely at one round before, and writes no report either.
     */
    @Override
    public @Nullable String run(Map<String, String> options) throws Exception {
        Size size = new Size(
                number(options, "goods", WHOLE.goods),
                number(options, "orders", WHOLE.orders),
                number(options, "shoppers", WHOLE.shoppers),
                number(options, "callers", WHOLE.callers),
                number(options, "units", WHOLE.units),
                number(options, "instances", WHOLE.instances));
        String profile = options.get("profile");
        String report = run(size, profile == null ? null : Path.of(profile));
        if (profile == null && size.equals(WHOLE)) {
            return report;
        }
        System.out.println(report);
        return null;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static String run(Size size, @Nullable Path profile) throws Exception {
        try (Folder folder = Folder.temporary();
                FlywheelPostgres postgres = postgres(folder, profile != null);
                Shop shop = new Shop(postgres, folder, size.instances)) {
            Goods goods = new Goods(shop.orders(), SEED);
            goods.offer(size.goods);
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                if (round == WARM_UP_ROUNDS / 2) {
                    shop.settle();
                }
                // On a cold start a call may take too long to be answered; such orders are placed later.
                Buyers.with(shop, size.orders, goods::basket).checkOut(SHOPPERS.getFirst());
            }
            if (profile != null) {
                JdbcClient superuser = JdbcClient.create(postgres.superuser().dataSource());
                new Profile(profile).take(shop, superuser, goods, SHOPPERS.getFirst(), size.orders);
            }
            return measure(shop, goods, size);
        }
    }

    private static FlywheelPostgres postgres(Folder folder, boolean profiled) {
        FlywheelPostgres.Options options = FlywheelPostgres.in(folder.resolve("postgres"))
                .thrownAway()
                // What standalone gives it.
                .setting("max_connections", "250");
        if (profiled) {
            options = options.setting("shared_preload_libraries", "pg_stat_statements")
                    .setting("pg_stat_statements.max", "2000");
        }
        return options.start();
    }

    private static String measure(Shop shop, Goods goods, Size size) throws Exception {
        BareOrders bare = BareOrders.like(shop);
        bare.write(size.orders, SHOPPERS.getFirst());
        List<Level> levels = new ArrayList<>();
        for (int shoppers : SHOPPERS) {
            levels.add(Level.of(shop, goods, bare, shoppers, size.orders));
        }
        FlashSale sale = FlashSale.of(shop, goods, size.shoppers, size.callers, size.units);
        return new Report(size, bare.rowsPerOrder(), levels, sale).text();
    }

    /**
     * How much of everything.
     *
     * @param goods SKUs on offer
     * @param orders in each round
     * @param shoppers in the flash sale
     * @param callers at once there
     * @param units of what everybody wants
     * @param instances of orders-service
     */
    record Size(int goods, int orders, int shoppers, int callers, int units, int instances) {}
}
