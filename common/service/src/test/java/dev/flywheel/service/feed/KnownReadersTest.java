package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.service.web.Json;
import dev.flywheel.testing.PostgresForTests;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class KnownReadersTest {

    private final DataSource database =
            PostgresForTests.database("classpath:db/chassis").dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final KnownReaders readers = new KnownReaders(jdbc);

    @Test
    void writesDownWhoComesForTheFirstTime() {
        readers.acknowledged("orders-service.catalog", new Position(7, 3));
        assertThat(stored()).isEqualTo("7-3");
    }

    @Test
    void doesNotWriteEveryPoll() {
        readers.acknowledged("orders-service.catalog", Position.START);
        for (int seq = 1; seq <= 100; seq++) {
            readers.acknowledged("orders-service.catalog", new Position(7, seq));
        }
        assertThat(stored()).isEqualTo("0-0");
        assertThat(readers.list())
                .singleElement()
                .satisfies(reader -> assertThat(reader.position()).isEqualTo(new Position(7, 100)));
    }

    @Test
    void writesDownAtOnceWhoStartsOver() {
        readers.acknowledged("orders-service.catalog", new Position(7, 3));
        readers.acknowledged("orders-service.catalog", Position.START);
        assertThat(stored()).isEqualTo("0-0");
    }

    @Test
    void doesNotCountOnAReaderThatIsStuck() {
        readers.acknowledged("seller-service.orders", new Position(7, 9));
        readers.acknowledged("orders-service.catalog", new Position(7, 3));
        readers.answered("orders-service.catalog");
        assertThat(readers.haveAll(new Position(7, 9)))
                .as("he may be applying them")
                .isFalse();
        readers.acknowledged("orders-service.catalog", new Position(7, 3));
        assertThat(readers.haveAll(new Position(7, 9)))
                .as("he asks for the same again")
                .isTrue();
        readers.acknowledged("orders-service.catalog", new Position(7, 4));
        assertThat(readers.haveAll(new Position(7, 9))).as("he goes on").isFalse();
    }

    @Test
    void knowsThemAfterARestart() {
        readers.acknowledged("orders-service.catalog", new Position(7, 3));
        KnownReaders restarted = new KnownReaders(jdbc);
        assertThat(restarted.haveAll(new Position(7, 3))).isTrue();
        assertThat(restarted.haveAll(new Position(7, 4))).isFalse();
        restarted.acknowledged("orders-service.catalog", new Position(8, 1));
        assertThat(restarted.haveAll(new Position(7, 4))).isTrue();
    }

    @Test
    void deliveryWaitsForThemAfterARestart() {
        readers.acknowledged("orders-service.catalog", Position.START);
        EventLog log = new EventLog(jdbc, Json.tolerant(), Clock.systemUTC(), new FeedSignal());
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> log.append(new Counted(1, 1, "x")));
        FeedReader reader = new FeedReader(jdbc);
        FeedDelivery restarted = new FeedDelivery(reader, new KnownReaders(jdbc));
        assertThat(restarted.await(Duration.ofMillis(20))).isFalse();
        restarted.acknowledged("orders-service.catalog", reader.head());
        assertThat(restarted.await(Duration.ofSeconds(5))).isTrue();
    }

    private String stored() {
        return jdbc.queryForObject("SELECT tx || '-' || seq FROM feed_reader", String.class);
    }
}
