package dev.flywheel.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchedSocketsTest {

    private final WatchedSockets sockets = new WatchedSockets("1");

    @Test
    void givesUpWhoSaysNothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = connect(server)) {
            assertThatThrownBy(() -> socket.getInputStream().read(new byte[8])).isInstanceOf(SocketException.class);
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void leavesOneAloneOfWhomNothingIsExpected() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = connect(server);
                Socket peer = server.accept()) {
            Thread.sleep(3_000);
            peer.getOutputStream().write(7);
            assertThat(socket.getInputStream().read()).isEqualTo(7);
        }
    }

    private Socket connect(ServerSocket server) throws IOException {
        Socket socket = sockets.createSocket();
        socket.connect(server.getLocalSocketAddress());
        return socket;
    }
}
