package dev.flywheel.standalone;

import dev.flywheel.standalone.demo.Demo;
import dev.flywheel.standalone.replay.Replay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The command line: {@code up}, {@code demo} and {@code replay}. */
public final class Flywheel {

    private static final String OPERATOR = "operator@flywheel.local";

    private Flywheel() {}

    public static void main(String[] words) {
        // Eight services would each set logging up for all; logback.xml does it once.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            System.exit(run(Options.parse(words)));
        } catch (Refusal refusal) {
            System.err.println("flywheel: " + refusal.getMessage());
            System.exit(2);
        } catch (RuntimeException failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static int run(Options options) {
        Screen screen = new Screen();
        String password = password(options);
        AtomicReference<@Nullable Marketplace> running = new AtomicReference<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, stopped, screen), "flywheel-stop"));
        long start = System.nanoTime();
        screen.say("Starting Flywheel ...");
        Marketplace marketplace = Marketplace.start(settings(options, password));
        running.set(marketplace);
        screen.say(
                "Ready in %.1f s", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
        boolean good = play(options, marketplace, password, screen);
        if (!options.once()) {
            screen.addresses(marketplace.url(), OPERATOR, password);
            await(stopped);
        }
        return good ? 0 : 1;
    }

    private static Marketplace.Settings settings(Options options, @Nullable String password) {
        return new Marketplace.Settings(
                options.port(),
                options.data(),
                options.databaseUrl().orElse(null),
                options.paymentsUrl().orElse(null),
                options.testClock(),
                password,
                options.isUp() ? Map.of() : unhurried());
    }

    private static boolean play(Options options, Marketplace marketplace, @Nullable String password, Screen screen) {
        if (options.isUp()) {
            return true;
        }
        String operator = Objects.requireNonNull(password);
        if (options.command().equals("demo")) {
            return new Demo(marketplace.url(), OPERATOR, operator, options.seed(), screen).play();
        }
        Path file = Objects.requireNonNull(options.file());
        return new Replay(marketplace.url(), OPERATOR, operator, screen).play(file, options.invoices());
    }

    /** Nothing that is played depends on how fast this machine is: sponsored places are waited for. */
    private static Map<String, String> unhurried() {
        return Map.of(
                "flywheel.test-clock-start", nextJanuary(),
                "flywheel.search.sponsored-deadline", "10s",
                "flywheel.services.ads.connect-timeout", "10s",
                "flywheel.services.ads.read-timeout", "10s");
    }

    /** A month of 31 days whenever it is played. */
    private static String nextJanuary() {
        int year = Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getYear() + 1;
        return year + "-01-01T09:00:00Z";
    }

    /** The operator's password: given, or made for a first start; null when the data already knows it. */
    private static @Nullable String password(Options options) {
        String given = System.getenv("FLYWHEEL_OPERATOR_PASSWORD");
        if (given != null && !given.isBlank()) {
            return given;
        }
        Path data = options.data();
        if (data != null && Files.isDirectory(data.resolve("postgres"))) {
            return null;
        }
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void stop(AtomicReference<@Nullable Marketplace> running, CountDownLatch stopped, Screen screen) {
        Marketplace marketplace = running.getAndSet(null);
        if (marketplace != null) {
            screen.say("Stopping ...");
            marketplace.close();
        }
        stopped.countDown();
    }

    private static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
