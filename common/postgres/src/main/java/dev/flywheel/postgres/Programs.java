package dev.flywheel.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code initdb} and {@code pg_ctl} on one data folder, as the right user. */
final class Programs {

    private static final Logger log = LoggerFactory.getLogger(Programs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path home;
    private final Path directory;
    private final Path data;
    private final ServerUser user;

    Programs(Path home, Path directory, ServerUser user) {
        this.home = home;
        this.directory = directory;
        this.data = directory.resolve("data");
        this.user = user;
    }

    /**
     * Makes a new cluster. Sorting and case are PostgreSQL's own (C.UTF-8), so they do not change with the machine.
     *
     * @param password the superuser's
     */
    void initialise(String password, boolean durable) throws IOException {
        Path unfinished = directory.resolve("data.unfinished");
        Trees.delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path secret = Passwords.secretFile(directory.resolve("initial-password"));
        Files.writeString(secret, password);
        user.own(unfinished);
        user.own(secret);
        List<String> options = new ArrayList<>(List.of(
                "--pgdata=" + unfinished,
                "--username=" + FlywheelPostgres.SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (!durable) {
            options.add("--no-sync");
        }
        try {
            run("initdb", options);
        } finally {
            Files.delete(secret);
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "\ninclude 'flywheel.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, data);
    }

    /**
     * @param configuration the text of {@code flywheel.conf}, which goes over what initdb wrote
     */
    void start(String configuration) throws IOException {
        user.own(data);
        Path settings = data.resolve("flywheel.conf");
        Files.deleteIfExists(settings);
        Files.writeString(settings, configuration);
        user.own(settings);
        Path startup = data.resolve("startup.log");
        Files.deleteIfExists(startup);
        try {
            control("start", "--log=" + startup, "--silent");
        } catch (IllegalStateException failed) {
            String said = Files.exists(startup) ? Files.readString(startup) : "";
            throw new IllegalStateException(
                    "PostgreSQL did not start; " + data.resolve("log") + " may say more. " + last(said), failed);
        }
    }

    /** Stops the server, whoever started it; open transactions are rolled back. */
    void stop() {
        try {
            control("stop", "--mode=fast", "--silent");
        } catch (IllegalStateException stuck) {
            log.warn("PostgreSQL in {} did not stop in time, so it is stopped at once", data, stuck);
            control("stop", "--mode=immediate", "--silent");
        }
    }

    private void control(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--pgdata=" + data);
        all.add("--wait");
        all.add("--timeout=" + PATIENCE.toSeconds());
        run("pg_ctl", all);
    }

    private void run(String program, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(options);
        try {
            Process process = new ProcessBuilder(user.command(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed: " + last(said));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(program + " could not be run", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", interrupted);
        }
    }

    private static String last(String said) {
        return said.length() <= 2000
                ? said.strip()
                : said.substring(said.length() - 2000).strip();
    }
}
