package dev.flywheel.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of one's own in a folder: made on first use, found again at the next start, stopped with the process
 * (also by Ctrl-C). Durable by default: what was committed survives a crash. A server left behind by a process that
 * was killed is stopped before a new one starts. Reached over the loopback address only, each role with its password.
 */
public final class FlywheelPostgres implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(FlywheelPostgres.class);
    private static final String HOST = "127.0.0.1";
    private static final Duration CLIENTS_LEAVE = Duration.ofSeconds(20);
    private static final Duration CLIENTS_LEAVE_THROWN_AWAY = Duration.ofSeconds(3);

    private final Options options;
    private final DirectoryLock lock;
    private final Programs programs;
    private final Passwords passwords;
    private final Databases databases;
    private final int port;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private FlywheelPostgres(Options options) throws IOException {
        this.options = options;
        Path directory = options.directory();
        lock = DirectoryLock.take(directory);
        try {
            passwords = new Passwords(directory.resolve("passwords"));
            programs = new Programs(Binaries.unpackedIn(options.binaries()), directory, ServerUser.current());
            Leftover.stop(directory, programs);
            port = freePort(options.port());
            prepare(directory.resolve("data"));
            programs.start(configuration());
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
        databases = new Databases(superuser(), passwords);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("postgres-stop").unstarted(this::stopWithProcess));
        log.info("PostgreSQL serves {} on port {}", directory, port);
    }

    /** Says where the data lives; the folder is made when it is missing. */
    public static Options in(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        return new Options(absolute, absolute, 0, new TreeMap<>(), true);
    }

    /** Stops and deletes the throw-away clusters in this folder whose processes were killed before they could. */
    public static void sweep(Path parent) {
        Leftover.sweep(parent);
    }

    public int port() {
        return port;
    }

    /** The role that may do everything; for making databases, not for services. */
    public Database superuser() {
        return new Database(HOST, port, "postgres", SUPERUSER, passwords.of(SUPERUSER));
    }

    /**
     * A database with a role of the same name that owns it; both are made on first use. No other role can enter it.
     *
     * @param name lower-case letters, digits and underscores, at most 40 of them
     */
    public Database database(String name) {
        return databases.provide(name);
    }

    /**
     * Stops the server now; clients that are still connected lose their open transactions. When it returns the server has
     * stopped, whoever stopped it.
     */
    @Override
    public synchronized void close() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        programs.stop();
        try {
            lock.close();
            if (!options.kept()) {
                Trees.delete(options.directory());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL stopped, but its folder could not be let go", failed);
        }
    }

    /** Shutdown hooks run side by side, so whoever else is closing down gets to finish with the database first. */
    private void stopWithProcess() {
        if (!stopped.get()) {
            try {
                databases.awaitNoClients(options.kept() ? CLIENTS_LEAVE : CLIENTS_LEAVE_THROWN_AWAY);
            } catch (SQLException unreachable) {
                log.debug("PostgreSQL is gone already", unreachable);
            }
            close();
        }
    }

    private void prepare(Path data) throws IOException {
        if (!Files.exists(data)) {
            programs.initialise(passwords.of(SUPERUSER), options.kept());
        } else if (!passwords.knows(SUPERUSER)) {
            throw new IllegalStateException(
                    "the data in " + options.directory() + " has lost its file 'passwords'; put it back");
        }
    }

    private String configuration() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", HOST);
        settings.put("unix_socket_directories", "");
        settings.put("timezone", "UTC");
        settings.put("max_connections", "300");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("logging_collector", "on");
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_size", "0");
        settings.putAll(options.settings());
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining(
                        "", "# Written at every start; add your own settings to the end of postgresql.conf.\n", ""));
    }

    private static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "port " + wanted + " is taken by another program; stop it or choose another port", taken);
        }
    }

    /**
     * How to run it.
     *
     * @param directory holds the data, the passwords and the lock
     * @param binaries where the programs are unpacked
     * @param port 0 for any that is free
     * @param settings of {@code postgresql.conf}, over ours
     * @param kept false for a throw-away cluster, deleted when it stops
     */
    public record Options(Path directory, Path binaries, int port, Map<String, String> settings, boolean kept) {

        public Options port(int wanted) {
            return new Options(directory, binaries, wanted, settings, kept);
        }

        public Options binaries(Path folder) {
            return new Options(directory, folder.toAbsolutePath().normalize(), port, settings, kept);
        }

        public Options setting(String name, String value) {
            Map<String, String> more = new TreeMap<>(settings);
            more.put(name, value);
            return new Options(directory, binaries, port, more, kept);
        }

        public Options thrownAway() {
            return new Options(directory, binaries, port, settings, false);
        }

        /**
         * Starts it and returns when it answers.
         *
         * @throws IllegalStateException if the folder or the port is in use, or the server does not start; says why
         */
        public FlywheelPostgres start() {
            try {
                // Others may pass through, as the server's user may be another one; they can list nothing.
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
                return new FlywheelPostgres(this);
            } catch (IOException failed) {
                throw new UncheckedIOException("PostgreSQL could not be started in " + directory, failed);
            }
        }
    }
}
