package dev.flywheel.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The payment processor, running. Knows the payment tokens {@code tok_approved}, {@code tok_declined},
 * {@code tok_insufficient_funds}, {@code tok_timeout}, which answers late and may have charged, and
 * {@code tok_authentication_required}, which wants a step of the shopper's first.
 */
public final class PaymentSimulator implements AutoCloseable {

    private static final Duration TIMEOUT_DELAY = Duration.ofSeconds(15);

    private final Books books;
    private final Webhooks webhooks;
    private final Processor processor;
    private final HttpFront front;

    private PaymentSimulator(Config config, Books books) throws IOException {
        this.books = books;
        Clock clock = Clock.systemUTC();
        Faults faults = new Faults();
        webhooks = new Webhooks(
                config.webhookUrl == null ? null : URI.create(config.webhookUrl),
                new Webhooks.Signature(config.webhookSecret == null ? "" : config.webhookSecret),
                faults,
                clock);
        processor = new Processor(books, faults, webhooks, config.timeoutDelay);
        Routes routes = new Routes().on("GET", "/v1/health", (call, none) -> Answer.ok(new Health("up")));
        new PaymentApi(processor, books, faults, clock).addTo(routes);
        new DisputeApi(processor, books, clock).addTo(routes);
        new AuthenticationPages(processor, books, clock).addTo(routes);
        new FaultApi(faults, config.timeoutDelay, processor, clock).addTo(routes);
        front = HttpFront.start(new InetSocketAddress(config.host, config.port), routes);
    }

    /**
     * Starts it and returns when it answers.
     *
     * @throws UncheckedIOException if the port is taken or the journal cannot be opened
     * @throws IllegalStateException if the journal is in use or damaged
     */
    public static PaymentSimulator start(Config config) {
        Books books = Books.open(config.journal);
        try {
            return new PaymentSimulator(config, books);
        } catch (IOException failed) {
            books.close();
            throw new UncheckedIOException(
                    "the payment simulator cannot listen on port " + config.port + ": " + failed.getMessage(), failed);
        } catch (RuntimeException failed) {
            books.close();
            throw failed;
        }
    }

    public int port() {
        return front.port();
    }

    /** Whether a first call with {@code tok_timeout} came in under this key; it cannot be seen from outside. */
    boolean hasTimedOut(String key) {
        return processor.hasTimedOut(key);
    }

    /** Stops it. What was answered is in the journal; what was not may be repeated by its key. */
    @Override
    public void close() {
        processor.close();
        front.close();
        webhooks.close();
        books.close();
    }

    /** Starts it as a process of its own; see {@link CommandLine} for the options. */
    public static void main(String[] arguments) {
        Config config;
        try {
            config = CommandLine.parse(arguments, System.getenv());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + CommandLine.USAGE);
            System.exit(2);
            return;
        }
        PaymentSimulator simulator = start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.println("Payment simulator listens on port " + simulator.port());
    }

    /**
     * How to run it.
     *
     * @param host the address to listen on
     * @param port 0 for any that is free
     * @param journal null to forget everything at the end
     * @param webhookUrl null to tell nobody
     * @param webhookSecret what webhooks are signed with; needed with a URL
     * @param timeoutDelay how late {@code tok_timeout} answers
     */
    public record Config(
            String host,
            int port,
            @Nullable Path journal,
            @Nullable String webhookUrl,
            @Nullable String webhookSecret,
            Duration timeoutDelay) {

        public Config {
            if (webhookUrl != null && (webhookSecret == null || webhookSecret.isBlank())) {
                throw new IllegalArgumentException("webhooks need a secret to be signed with");
            }
        }

        /** On the loopback address, with the usual delay. */
        public Config(int port, @Nullable Path journal, @Nullable String webhookUrl, @Nullable String webhookSecret) {
            this(
                    InetAddress.getLoopbackAddress().getHostAddress(),
                    port,
                    journal,
                    webhookUrl,
                    webhookSecret,
                    TIMEOUT_DELAY);
        }

        public Config host(String other) {
            return new Config(other, port, journal, webhookUrl, webhookSecret, timeoutDelay);
        }

        public Config timeoutDelay(Duration other) {
            return new Config(host, port, journal, webhookUrl, webhookSecret, other);
        }
    }

    private record Health(String status) {}
}
