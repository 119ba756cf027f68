package dev.flywheel.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A Java process that starts a PostgreSQL and says each row it committed, until it is ended. Its standard output is:
 * {@code ready}, then the rows' numbers.
 */
final class OtherProcess implements AutoCloseable {

    /** The row it writes while it is closing down. */
    static final int FAREWELL = -1;

    private final Process process;
    private final BufferedReader says;

    private OtherProcess(Process process) {
        this.process = process;
        this.says = process.inputReader();
    }

    static OtherProcess start(Path directory, Path binaries, boolean kept) throws IOException {
        OtherProcess other = new OtherProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString(),
                        binaries.toString(),
                        Boolean.toString(kept))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        if (!"ready".equals(other.says.readLine())) {
            throw new IOException("it did not get ready");
        }
        return other;
    }

    /** What it says next. */
    int row() throws IOException {
        return Integer.parseInt(says.readLine());
    }

    /** Kills it as nothing can be killed harder; returns what it had still said. */
    List<Integer> kill() throws Exception {
        process.toHandle().destroyForcibly(); // the process's own method would throw away what it said
        return rest();
    }

    /** Asks it to end, as Ctrl-C does. */
    int end() throws Exception {
        process.toHandle().destroy();
        rest();
        return process.waitFor();
    }

    private List<Integer> rest() throws IOException {
        List<Integer> rows = new ArrayList<>();
        // A line is whole or was not said: the process writes it with one call.
        for (String line = says.readLine(); line != null && !line.isEmpty(); line = says.readLine()) {
            rows.add(Integer.parseInt(line));
        }
        return rows;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        FlywheelPostgres.Options options =
                FlywheelPostgres.in(Path.of(arguments[0])).binaries(Path.of(arguments[1]));
        FlywheelPostgres postgres = (Boolean.parseBoolean(arguments[2]) ? options : options.thrownAway()).start();
        AtomicBoolean ending = new AtomicBoolean();
        Thread writer = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.set(true);
            join(writer);
        }));
        try (Connection connection = postgres.database("child").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS written (id int PRIMARY KEY)");
            say("ready");
            for (int id = 1; !ending.get(); id++) {
                statement.execute("INSERT INTO written VALUES (" + id + ")");
                say(Integer.toString(id));
            }
            statement.execute("INSERT INTO written VALUES (" + FAREWELL + ")");
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) throws IOException {
        System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
