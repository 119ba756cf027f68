package dev.flywheel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP byte by byte, for what no client would send. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 10_000;

    private RawHttp() {}

    /** Writes the text as it stands and returns everything that comes back until the server closes. */
    public static String exchange(int port, String request) throws IOException {
        return exchange(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static String exchange(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Announces a body, or sends it in chunks, and goes on sending for as long as the server takes it.
     *
     * @param head request line and headers, with the empty line
     * @param block sent again and again
     * @return what the server said
     */
    public static Endless pour(int port, String head, byte[] block, long most) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            long sent = 0;
            try {
                while (sent < most) {
                    out.write(block);
                    sent += block.length;
                }
                out.flush();
            } catch (IOException closed) {
                // The server has heard enough; its answer is in our buffer.
            }
            return new Endless(read(socket.getInputStream()), sent);
        }
    }

    private static String read(InputStream in) {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException reset) {
            // What was read before the reset is the answer.
        }
        return answer.toString();
    }

    /**
     * @param sent bytes the server's side took before it closed
     */
    public record Endless(String answer, long sent) {}
}
