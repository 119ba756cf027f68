package dev.flywheel.service.feed;

import dev.flywheel.service.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A consumer that writes down what it applied. Its main method is a process that the proof kills. */
final class CountingConsumer {

    static final String TABLE = """
            CREATE TABLE applied (ord bigint GENERATED ALWAYS AS IDENTITY, writer int, n int, UNIQUE (writer, n))""";

    private CountingConsumer() {}

    static FeedConsumer on(DataSource dataSource, int port, String name) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        FeedSubscription subscription = FeedSubscription.to("provider")
                .named(name)
                .onBatch(
                        Counted.class,
                        facts -> facts.forEach(fact -> jdbc.sql("INSERT INTO applied (writer, n) VALUES (?, ?)")
                                .params(fact.writer(), fact.n())
                                .update()))
                .resetBy(() -> jdbc.sql("DELETE FROM applied").update());
        return new FeedConsumer(
                subscription,
                client(port, name),
                new FeedCursors(jdbc),
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                Json.tolerant(),
                new FeedStanding(Clock.systemUTC()));
    }

    static FeedLoop loop(DataSource dataSource, int port, String name) {
        FeedConsumer consumer = on(dataSource, port, name);
        consumer.register();
        return new FeedLoop(consumer, new FeedCursors(JdbcClient.create(dataSource)), Clock.systemUTC());
    }

    static FeedClient client(int port, String consumer) {
        HttpClient http = HttpClient.newHttpClient();
        return (after, limit, wait) -> {
            URI uri = URI.create("http://localhost:" + port + "/internal/feed?after=" + after + "&limit=" + limit
                    + "&wait=" + wait + "&consumer=" + consumer);
            try {
                return Json.tolerant()
                        .readValue(
                                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                                        .body(),
                                FeedPage.class);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        };
    }

    /** Arguments: database URL, user, password, the provider's port. */
    public static void main(String[] args) {
        DataSource dataSource = new DriverManagerDataSource(args[0], args[1], args[2]);
        loop(dataSource, Integer.parseInt(args[3]), "killed").run();
    }
}
