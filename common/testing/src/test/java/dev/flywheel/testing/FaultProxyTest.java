package dev.flywheel.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.postgres.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class FaultProxyTest {

    private static final int PATIENCE = 10_000;

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.to("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesEverythingOnWhileWell() throws Exception {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        try (Socket client = connect()) {
            Thread.ofVirtual().start(() -> sendAndFinish(client, sent));
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
        Eventually.await(Duration.ofSeconds(5), () -> proxy.connections() == 0);
    }

    @Test
    void delaysAnswersByTheLatency() throws Exception {
        try (Socket client = connect()) {
            assertThat(ask(client, "warm")).isEqualTo("warm");
            proxy.latency(Duration.ofMillis(150));
            long start = System.nanoTime();
            assertThat(ask(client, "late")).isEqualTo("late");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }

    @Test
    void keepsTheOrderWhenItJitters() throws Exception {
        proxy.jitter(Duration.ofMillis(5));
        byte[] sent = new byte[200];
        new Random(2).nextBytes(sent);
        try (Socket client = connect()) {
            Thread.ofVirtual().start(() -> sendByteByByte(client, sent));
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void slowsDownToTheBandwidth() throws Exception {
        proxy.bandwidth(100_000);
        try (Socket client = connect()) {
            long start = System.nanoTime();
            byte[] sent = new byte[20_000];
            client.getOutputStream().write(sent);
            assertThat(client.getInputStream().readNBytes(sent.length)).hasSize(sent.length);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
        assertThatThrownBy(() -> proxy.bandwidth(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void swallowsInABlackHoleAndCutsWhatLostBytesWhenHealed() throws Exception {
        try (Socket old = connect()) {
            assertThat(ask(old, "before")).isEqualTo("before");
            proxy.blackhole();
            try (Socket fresh = connect()) {
                assertNoAnswer(old);
                assertNoAnswer(fresh);
                proxy.heal();
                assertThatThrownBy(() -> old.getInputStream().read()).isInstanceOf(SocketException.class);
                assertThatThrownBy(() -> fresh.getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }
        assertWell();
    }

    @Test
    void resetsOpenConnectionsOnly() throws Exception {
        try (Socket client = connect()) {
            assertThat(ask(client, "before")).isEqualTo("before");
            proxy.resetConnections();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        assertWell();
    }

    @Test
    void resetsInTheMiddleOfAnAnswer() throws Exception {
        try (Socket client = connect()) {
            assertThat(ask(client, "not counted")).isEqualTo("not counted");
            proxy.resetAfter(5);
            client.getOutputStream().write("half an answer".getBytes(UTF_8));
            assertThat(readUntilReset(client)).isEqualTo("half ");
        }
        proxy.heal();
        assertWell();
    }

    @Test
    void refusesWhileDownAndComesBackOnTheSamePort() throws Exception {
        try (Socket client = connect()) {
            assertThat(ask(client, "before")).isEqualTo("before");
            proxy.down();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        proxy.heal();
        assertWell();
    }

    @Test
    void endsTheConnectionWhenTheServerIsNotThere() throws Exception {
        server.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> ask(client, "anyone")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void standsInFrontOfPostgres() {
        Database database = PostgresForTests.database();
        try (FaultProxy wire = FaultProxy.to(database.host(), database.port())) {
            JdbcClient client =
                    JdbcClient.create(database.through(wire.host(), wire.port()).dataSource());
            assertThat(select(client)).isEqualTo(1);
            wire.down();
            assertThatThrownBy(() -> select(client)).isInstanceOf(DataAccessException.class);
            wire.heal();
            assertThat(select(client)).isEqualTo(1);
        }
    }

    private static int select(JdbcClient client) {
        return client.sql("SELECT 1").query(Integer.class).single();
    }

    private static void assertNoAnswer(Socket client) throws IOException {
        client.setSoTimeout(150);
        assertThatThrownBy(() -> ask(client, "lost")).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(PATIENCE);
    }

    private void assertWell() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, "well")).isEqualTo("well");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static String ask(Socket client, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        client.getOutputStream().write(bytes);
        byte[] answer = client.getInputStream().readNBytes(bytes.length);
        if (answer.length < bytes.length) {
            throw new IOException("cut after " + answer.length);
        }
        return new String(answer, UTF_8);
    }

    private static String readUntilReset(Socket client) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = client.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
            }
            return "ended without a reset";
        } catch (SocketTimeoutException neverReset) {
            throw neverReset;
        } catch (SocketException reset) {
            return read.toString(UTF_8);
        }
    }

    private static void sendAndFinish(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void sendByteByByte(Socket client, byte[] bytes) {
        try {
            for (byte one : bytes) {
                client.getOutputStream().write(one);
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
