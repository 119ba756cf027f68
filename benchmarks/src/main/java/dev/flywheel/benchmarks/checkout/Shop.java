package dev.flywheel.benchmarks.checkout;

import com.zaxxer.hikari.HikariDataSource;
import dev.flywheel.benchmarks.Folder;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.finance.FinanceApplication;
import dev.flywheel.orders.OrdersApplication;
import dev.flywheel.postgres.Database;
import dev.flywheel.postgres.FlywheelPostgres;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.simulator.PaymentSimulator;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.Tokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a checkout runs through, as it runs in production: one or more orders-services on one database, finance-service
 * on another, the payment simulator with its journal on disk, all over loopback HTTP with tokens, with their jobs and
 * feeds. Only the feeds of services that take no part are played.
 */
final class Shop implements AutoCloseable {

    private static final String WEBHOOK_SECRET = "a secret of the benchmark";

    private final FlywheelPostgres postgres;
    private final PaymentSimulator simulator;
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final List<String> front = new ArrayList<>();
    private final JdbcClient orders;
    private final JdbcClient finance;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param folder for the simulator's journal
     * @param instances of orders-service
     */
    Shop(FlywheelPostgres postgres, Folder folder, int instances) throws IOException {
        this.postgres = postgres;
        int financePort = freePort();
        int ordersPort = freePort();
        simulator = PaymentSimulator.start(new PaymentSimulator.Config(
                0,
                folder.resolve("payment-simulator.journal"),
                "http://localhost:" + financePort + "/webhooks/payments/simulated",
                WEBHOOK_SECRET));
        finance = start(FinanceApplication.class, "finance", financePort, ordersPort, financePort);
        JdbcClient first = start(OrdersApplication.class, "orders", ordersPort, ordersPort, financePort);
        front.add("http://localhost:" + ordersPort);
        for (int i = 1; i < instances; i++) {
            int port = freePort();
            start(OrdersApplication.class, "orders", port, ordersPort, financePort);
            front.add("http://localhost:" + port);
        }
        orders = first;
    }

    private JdbcClient start(Class<?> application, String name, int port, int ordersPort, int financePort) {
        Database database = postgres.database(name);
        ConfigurableApplicationContext context = FlywheelService.builder(application, name + "-service")
                .run(
                        "--server.port=" + port,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--flywheel.services.orders.url=http://localhost:" + ordersPort,
                        "--flywheel.services.finance.url=http://localhost:" + financePort,
                        "--flywheel.services.accounts.url=" + OtherServices.url("accounts"),
                        "--flywheel.services.catalog.url=" + OtherServices.url("catalog"),
                        "--flywheel.services.seller.url=" + OtherServices.url("seller"),
                        "--flywheel.services.ads.url=" + OtherServices.url("ads"),
                        "--flywheel.services.prime.url=" + OtherServices.url("prime"),
                        "--flywheel.payments.simulator.url=http://localhost:" + simulator.port(),
                        "--flywheel.payments.simulator.webhook-secret=" + WEBHOOK_SECRET,
                        "--flywheel.orders.webhooks.key-secret=a secret of the benchmark, long enough",
                        "--flywheel.security.client-secret=benchmark");
        services.add(context);
        return JdbcClient.create(context.getBean(DataSource.class));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Somebody new; his calls go to the next instance in turn. */
    Shopper shopper() {
        String instance = front.get(Math.floorMod(next.getAndIncrement(), front.size()));
        return new Shopper(instance, Tokens.of(AccountId.next(), Role.SHOPPER));
    }

    /**
     * Looks at how the tables have grown and begins all connections anew. Those that began on empty tables may keep plans,
     * or the habit of planning each time, until they are half an hour old.
     */
    void settle() {
        List.of(orders, finance).forEach(database -> database.sql("ANALYZE").update());
        services.forEach(service ->
                service.getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections());
    }

    JdbcClient orders() {
        return orders;
    }

    JdbcClient finance() {
        return finance;
    }

    Database database(String name) {
        return postgres.database(name);
    }

    @Override
    public void close() {
        services.reversed().forEach(ConfigurableApplicationContext::close);
        simulator.close();
    }
}
