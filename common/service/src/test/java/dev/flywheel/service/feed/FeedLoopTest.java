package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.service.web.Json;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.PostgresForTests;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FeedLoopTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final DataSource source =
            PostgresForTests.database("classpath:db/chassis").dataSource();
    private final DataSource database =
            PostgresForTests.database("classpath:db/chassis").dataSource();
    private final FeedProvider provider = new FeedProvider(source);
    private final FeedCursors cursors = new FeedCursors(JdbcClient.create(database));
    private final List<Integer> applied = new CopyOnWriteArrayList<>();
    private final Map<Integer, String> traces = new ConcurrentHashMap<>();
    private volatile int poisoned = -1;
    private final FeedConsumer consumer = new FeedConsumer(
            FeedSubscription.to("provider").onEach(Counted.class, this::apply).resetBy(() -> {}),
            CountingConsumer.client(provider.port(), "loop"),
            cursors,
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            Json.tolerant(),
            new FeedStanding(Clock.systemUTC()));
    private final Feeds feeds = new Feeds(List.of(consumer), cursors, Clock.systemUTC(), true);

    @BeforeEach
    void start() {
        feeds.start();
    }

    @AfterEach
    void stop() {
        feeds.stop();
        provider.close();
    }

    @Test
    void oneBadEventHoldsTheFeedAndShowsUntilItCanBeApplied() {
        poisoned = 2;
        append(0, 1, 2, 3);
        Eventually.passes(SOON, () -> assertThat(row().failingSince()).isNotNull());
        assertThat(row().lastError()).contains("Counted writer:1").contains("poisoned");
        assertThat(row().applied()).as("those before it").isEqualTo(2);
        assertThat(consumer.standing().isFailing()).isTrue();
        poisoned = -1;
        Eventually.passes(SOON, () -> assertThat(row().applied()).isEqualTo(4));
        Eventually.passes(
                SOON, () -> assertThat(consumer.standing().isFailing()).isFalse());
        assertThat(row().failingSince()).isNull();
        assertThat(row().lastError()).isNull();
        assertThat(applied).containsSubsequence(0, 1, 2, 3);
    }

    @Test
    void forgetsAFailureThatTheProcessBeforeWroteDown() {
        feeds.stop();
        cursors.failing("provider", Clock.systemUTC().instant(), "refused");
        assertThat(row().failingSince()).isNotNull();
        feeds.start();
        append(0);
        Eventually.passes(SOON, () -> assertThat(row().failingSince()).isNull());
    }

    @Test
    void eachPageHasATraceOfItsOwn() {
        append(0);
        Eventually.passes(SOON, () -> assertThat(applied).contains(0));
        append(1);
        Eventually.passes(SOON, () -> assertThat(applied).contains(1));
        assertThat(traces.values()).allSatisfy(trace -> assertThat(trace).matches("[0-9a-f]{32}"));
        assertThat(traces.get(0)).isNotEqualTo(traces.get(1));
    }

    @Test
    void aReplayWakesTheLoopFromItsLongPoll() {
        append(0, 1);
        Eventually.passes(SOON, () -> assertThat(applied).containsExactly(0, 1));
        feeds.replay("provider");
        Eventually.passes(SOON, () -> assertThat(applied).containsExactly(0, 1, 0, 1));
        assertThat(row().applied()).isEqualTo(4);
    }

    private void apply(Counted fact) {
        if (fact.n() == poisoned) {
            throw new IllegalStateException("poisoned");
        }
        applied.add(fact.n());
        traces.put(fact.n(), String.valueOf(MDC.get("traceId")));
    }

    private void append(int... numbers) {
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
            for (int number : numbers) {
                provider.log.append(new Counted(1, number, "x"));
            }
        });
    }

    private FeedCursors.Row row() {
        return cursors.list().getFirst();
    }
}
