package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A marketplace in a JVM of its own, to be killed; closing it kills it, too. */
final class OwnProcess implements AutoCloseable {

    private final Process process;

    private OwnProcess(Process process) {
        this.process = process;
    }

    /** Starts it on the data in a folder, which may be left from one that was killed, and waits until it answers. */
    static OwnProcess start(Path folder, int port, String password, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Flywheel.class.getName(),
                "up",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("FLYWHEEL_OPERATOR_PASSWORD", password);
        OwnProcess started = new OwnProcess(builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start());
        started.awaitReady(port);
        return started;
    }

    static Api signIn(int port, String email, String password) {
        Api.Reply session = Api.onPort(port).post("/sessions", Map.of("email", email, "password", password));
        return Api.onPort(port).as(session.text("/accessToken"));
    }

    /** As by a power cut. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether it comes to its end when it is told to. */
    boolean stops() throws InterruptedException {
        process.destroy();
        return process.waitFor(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void awaitReady(int port) {
        try {
            Eventually.await(Duration.ofSeconds(180), () -> {
                assertThat(process.isAlive()).isTrue();
                return Api.onPort(port).get("/prime/offer").status() == 200
                        && Api.onPort(port).get("/search?q=x").status() == 200;
            });
        } catch (RuntimeException | AssertionError neverReady) {
            process.destroyForcibly();
            throw neverReady;
        }
    }
}
