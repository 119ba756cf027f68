package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.service.web.Json;
import dev.flywheel.testing.PostgresForTests;
import dev.flywheel.testing.SqlStatements;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service that follows its own facts, most of which are not for this follower. */
class OwnFeedTest {

    private final DataSource database = SqlStatements.counting(
            PostgresForTests.database("classpath:db/chassis").dataSource());
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    private final FeedSignal signal = new FeedSignal();
    private final EventLog log = new EventLog(jdbc, Json.tolerant(), Clock.systemUTC(), signal);
    private final FeedReader reader = new FeedReader(jdbc);
    private final List<Counted> heard = new ArrayList<>();
    private final FeedSubscription subscription =
            FeedSubscription.to("provider").named("own").onBatch(Counted.class, heard::addAll);
    private final FeedCursors cursors = new FeedCursors(JdbcClient.create(database));
    private final FeedClient own = new OwnFeed(
            new LongPoll(reader, signal), new KnownReaders(jdbc), "provider", subscription, Json.tolerant());
    private final FeedConsumer consumer = new FeedConsumer(
            subscription, own, cursors, transaction, Json.tolerant(), new FeedStanding(Clock.systemUTC()));

    @Test
    void readsTheContentOfWhatItHearsAndOfNothingElse() {
        append(new Counted(1, 7, ""), new StockChanged(OfferId.next(), 3));

        List<FeedEvent> events = own.read("0-0", 10, 0).events();

        assertThat(events).extracting(FeedEvent::type).containsExactly("Counted", "StockChanged");
        assertThat(events.getFirst().data().at("/n").asInt()).isEqualTo(7);
        assertThat(events.getLast().data().isNull()).isTrue();
    }

    @Test
    void appliesWhatItHearsBetweenOthers() {
        consumer.register();
        append(new StockChanged(OfferId.next(), 3), new Counted(1, 1, ""), new StockChanged(OfferId.next(), 4));
        append(new Counted(1, 2, ""));

        assertThat(consumer.poll().applied()).isEqualTo(4);

        assertThat(heard).extracting(Counted::n).containsExactly(1, 2);
        assertThat(cursors.position("own")).isEqualTo(reader.head().toString());
    }

    @Test
    void passesWhatIsForOthersWithOneStatement() throws Exception {
        consumer.register();
        append(new StockChanged(OfferId.next(), 3), new StockChanged(OfferId.next(), 4));
        own.read("0-0", 1, 0); // Writes the reader down, once.

        List<String> sent = SqlStatements.during(() -> {
            FeedConsumer.Progress progress = consumer.poll();
            assertThat(progress.applied()).isEqualTo(2);
            assertThat(progress.more()).isFalse();
        });

        assertThat(sent).as("cursor, page, cursor").hasSize(3);
        assertThat(heard).isEmpty();
        assertThat(cursors.position("own")).isEqualTo(reader.head().toString());
        assertThat(cursors.list().getFirst().applied()).isEqualTo(2);
        assertThat(consumer.poll()).isEqualTo(new FeedConsumer.Progress(0, false));
    }

    @Test
    void passesNothingThatSomebodyElsePassed() {
        consumer.register();
        append(new StockChanged(OfferId.next(), 3));
        String end = reader.head().toString();

        assertThat(cursors.pass("own", "0-0", end, 1)).isTrue();
        assertThat(cursors.pass("own", "0-0", end, 1)).isFalse();

        assertThat(cursors.list().getFirst().applied()).isOne();
    }

    private void append(Event... events) {
        transaction.executeWithoutResult(status -> log.append(List.of(events)));
    }
}
