package dev.flywheel.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** The processor as a process of its own. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ChildProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ChildProcess start(Path journal) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PaymentSimulator.class.getName(),
                        "--port",
                        "0",
                        "--host",
                        "127.0.0.1",
                        "--journal",
                        journal.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader says = process.inputReader();
        String line = says.readLine();
        if (line == null || !line.startsWith("Payment simulator listens on port ")) {
            process.destroyForcibly();
            throw new IOException("it did not start: " + line);
        }
        return new ChildProcess(process, Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)));
    }

    int port() {
        return port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
