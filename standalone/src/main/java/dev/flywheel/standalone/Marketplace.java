package dev.flywheel.standalone;

import dev.flywheel.postgres.Database;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.simulator.PaymentSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole marketplace, running in this JVM. Closing it stops all of it, the database last. */
public final class Marketplace implements AutoCloseable {

    private static final int SIMULATOR_OFFSET = 11;

    private final Settings settings;
    private final Home home;
    private final Databases databases;
    private final Secrets secrets;
    private final @Nullable PaymentSimulator simulator;
    private final Map<ServiceModule, ConfigurableApplicationContext> contexts = new EnumMap<>(ServiceModule.class);

    private Marketplace(
            Settings settings, Home home, Databases databases, Secrets secrets, @Nullable PaymentSimulator simulator) {
        this.settings = settings;
        this.home = home;
        this.databases = databases;
        this.secrets = secrets;
        this.simulator = simulator;
    }

    /**
     * How to start.
     *
     * @param port the gateway's
     * @param data where everything is kept; null for a folder that is thrown away
     * @param databaseUrl a PostgreSQL of the user's own; null for the embedded one
     * @param paymentsUrl a payment simulator that runs elsewhere; null for one inside
     * @param testClock whether an operator may move the time
     * @param operatorPassword for a first start; null when the data has its operator already
     * @param properties more configuration for all services
     */
    public record Settings(
            int port,
            @Nullable Path data,
            @Nullable String databaseUrl,
            @Nullable String paymentsUrl,
            boolean testClock,
            @Nullable String operatorPassword,
            Map<String, String> properties) {}

    /** Starts everything and returns when all of it answers. */
    public static Marketplace start(Settings settings) {
        requireFreePorts(settings.port);
        Home home = Home.in(settings.data);
        Databases databases = Databases.open(home, settings.databaseUrl);
        try {
            Secrets secrets = Secrets.in(home.resolve("secrets.properties"));
            PaymentSimulator simulator = settings.paymentsUrl == null ? simulator(settings, home, secrets) : null;
            Marketplace marketplace = new Marketplace(settings, home, databases, secrets, simulator);
            try {
                marketplace.startServices();
                return marketplace;
            } catch (RuntimeException failure) {
                marketplace.close();
                throw failure;
            }
        } catch (RuntimeException failure) {
            databases.close();
            throw failure;
        }
    }

    public String url() {
        return "http://localhost:" + settings.port;
    }

    /** A service's own address, past the gateway. */
    public String url(String service) {
        return "http://localhost:"
                + ServiceModule.valueOf(service.toUpperCase(Locale.ROOT)).port(settings.port);
    }

    /** Where the payment simulator answers. */
    public String paymentsUrl() {
        return simulator == null
                ? Objects.requireNonNull(settings.paymentsUrl)
                : "http://localhost:" + simulator.port();
    }

    /** A service's database, for checks from outside. */
    public Database database(String service) {
        return databases.of(service);
    }

    /** A service from the inside, for a test that needs what only that service has. */
    ApplicationContext inside(String service) {
        synchronized (contexts) {
            return Objects.requireNonNull(contexts.get(ServiceModule.valueOf(service.toUpperCase(Locale.ROOT))));
        }
    }

    /** Stops one service, as if its machine was gone. */
    public void stop(String service) {
        ServiceModule module = ServiceModule.valueOf(service.toUpperCase(Locale.ROOT));
        ConfigurableApplicationContext context = contexts.remove(module);
        if (context != null) {
            context.close();
        }
    }

    /** Starts a stopped service again. */
    public void restart(String service) {
        startService(ServiceModule.valueOf(service.toUpperCase(Locale.ROOT)));
    }

    @Override
    public void close() {
        stop("gateway");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List.copyOf(contexts.values()).forEach(context -> threads.submit(context::close));
        }
        contexts.clear();
        if (simulator != null) {
            simulator.close();
        }
        databases.close();
        home.close();
    }

    private void startServices() {
        // Two at a time: starting a context is mostly one thread's work.
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> starts = new ArrayList<>();
            for (ServiceModule module : ServiceModule.values()) {
                starts.add(threads.submit(() -> startService(module)));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a service did not start: " + rootMessage(failure), failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void startService(ServiceModule module) {
        ConfigurableApplicationContext context = FlywheelService.builder(module.application(), module.fullName())
                .registerShutdownHook(false)
                .run(ServiceArguments.of(module, settings, home, databases, secrets, paymentsUrl()));
        synchronized (contexts) {
            contexts.put(module, context);
        }
    }

    private static PaymentSimulator simulator(Settings settings, Home home, Secrets secrets) {
        return PaymentSimulator.start(new PaymentSimulator.Config(
                settings.port + SIMULATOR_OFFSET,
                home.resolve("payment-simulator.journal"),
                "http://localhost:" + ServiceModule.FINANCE.port(settings.port) + "/webhooks/payments/simulated",
                secrets.get("payment-webhook")));
    }

    private static void requireFreePorts(int gateway) {
        List<Integer> ports = new ArrayList<>();
        for (ServiceModule module : ServiceModule.values()) {
            ports.add(module.port(gateway));
        }
        ports.add(gateway + SIMULATOR_OFFSET);
        for (int port : ports) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), port));
            } catch (IOException taken) {
                throw new Refusal("port " + port
                        + " is in use. Is another Flywheel running? Choose other ports with --port " + (gateway + 100));
            }
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
