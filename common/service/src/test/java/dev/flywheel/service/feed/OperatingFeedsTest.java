package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.service.jobs.Jobs;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.PostgresForTests;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What operators see of feeds and jobs, in a whole service. */
@SpringBootTest(
        classes = HearingApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=chassis,hearing")
@ContextConfiguration(initializers = ServiceTestContext.class)
@SuppressWarnings("NullAway.Init")
class OperatingFeedsTest {

    private static final DataSource SOURCE =
            PostgresForTests.database("classpath:db/chassis").dataSource();
    private static final FeedProvider PROVIDER = new FeedProvider(SOURCE);
    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private Feeds feeds;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("flywheel.services.provider.url", () -> "http://localhost:" + PROVIDER.port());
    }

    @BeforeEach
    void readToTheEnd() {
        HearingApplication.poisoned = -1;
        source().sql("DELETE FROM event_log_trimmed").update();
        append();
        // The first call fetches a token, which a busy machine may take its time for.
        Eventually.passes(Duration.ofSeconds(30), feeds::drain);
    }

    @Test
    void showsWhatIsHeardAndWhoHears() {
        append();
        JsonNode before = subscription("provider");
        assertThat(before.at("/source").asString()).isEqualTo("provider");
        assertThat(before.at("/replayable").asBoolean()).isTrue();
        assertThat(before.at("/failingSince").isMissingNode()
                        || before.at("/failingSince").isNull())
                .isTrue();
        assertThat(subscription("for-good").at("/replayable").asBoolean()).isFalse();
        feeds.drain();
        assertThat(subscription("provider").at("/position").asString())
                .isEqualTo(PROVIDER.reader.head().toString());
        assertThat(subscription("provider").at("/applied").asLong())
                .isEqualTo(before.at("/applied").asLong() + 1);
        assertThat(subscription("provider").at("/lagSeconds").asLong()).isZero();
        assertThat(PROVIDER.readers.list())
                .extracting(KnownReaders.Reader::name)
                .containsExactly("hearing.for-good", "hearing.provider");
    }

    @Test
    void aHeldFeedDegradesTheHealthAndStaysReady() {
        assertThat(health(anyone())).isEqualTo("UP");
        HearingApplication.poisoned = NEXT.get();
        append();
        assertThatThrownBy(feeds::drain).hasMessageContaining("poisoned");
        assertThat(health(anyone())).isEqualTo("DEGRADED");
        assertThat(anyone().get("/actuator/health").expect(200).body()).doesNotContain("poisoned");
        assertThat(as(Role.SHOPPER).get("/actuator/health").expect(200).body()).doesNotContain("poisoned");
        assertThat(as(Role.OPERATOR).get("/actuator/health").expect(200).body()).contains("poisoned");
        for (String probe : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(anyone().get(probe).expect(200).text("/status")).isEqualTo("UP");
        }
        assertThat(gauge("flywheel.feed.failing")).isPositive();
        assertThat(gauge("flywheel.feed.lag")).isPositive();
        HearingApplication.poisoned = -1;
        feeds.drain();
        assertThat(health(anyone())).isEqualTo("UP");
        assertThat(gauge("flywheel.feed.failing")).isZero();
        assertThat(gauge("flywheel.feed.lag")).isZero();
    }

    @Test
    void countsWhatIsApplied() {
        double before = applied();
        append();
        append();
        feeds.drain();
        assertThat(applied()).isEqualTo(before + 2);
        assertThat(as(Role.OPERATOR).get("/actuator/prometheus").expect(200).body())
                .contains(
                        "flywheel_feed_lag_seconds{", "flywheel_feed_failing_seconds{", "flywheel_feed_applied_total{");
    }

    @Test
    void replaysFromTheBeginning() {
        int heard = count();
        assertThat(heard).isPositive();
        JsonNode answer = service()
                .post("/internal/feeds/provider/replay", null)
                .expect(200)
                .json();
        assertThat(answer.at("/position").asString()).isEqualTo("0-0");
        assertThat(count()).as("forgotten").isZero();
        assertThat(PROVIDER.readers.list())
                .filteredOn(reader -> reader.name().equals("hearing.provider"))
                .extracting(KnownReaders.Reader::position)
                .as("the source knows it before anything is forgotten")
                .containsExactly(Position.START);
        feeds.drain();
        assertThat(count()).isEqualTo(heard);
    }

    @Test
    void refusesAReplayThatCannotBe() {
        assertThat(service()
                        .post("/internal/feeds/for-good/replay", null)
                        .expect(409)
                        .body())
                .contains("for-good cannot be replayed");
        service().post("/internal/feeds/nobody/replay", null).expect(404);
        as(Role.OPERATOR).post("/internal/feeds/provider/replay", null).expect(403);
    }

    @Test
    void forgetsNothingWhenTheSourceHasLostItsBeginning() {
        int heard = count();
        Position head = PROVIDER.reader.head();
        source().sql("INSERT INTO event_log_trimmed (tx, seq) VALUES (?::xid8, ?)")
                .params(Long.toString(head.tx()), head.seq())
                .update();
        assertThat(service()
                        .post("/internal/feeds/provider/replay", null)
                        .expect(409)
                        .body())
                .contains("provider answered 410")
                .contains("no longer kept");
        assertThat(count()).isEqualTo(heard);
        append();
        feeds.drain();
        assertThat(count()).as("it reads on from its place").isEqualTo(heard + 1);
    }

    @Test
    void aReaderWhoseEventsAreGoneIsHeldAndNotPassedOver() {
        append();
        append();
        Position head = PROVIDER.reader.head();
        source().sql("INSERT INTO event_log_trimmed (tx, seq) VALUES (?::xid8, ?)")
                .params(Long.toString(head.tx()), head.seq())
                .update();
        int heard = count();
        append();
        assertThatThrownBy(feeds::drain).hasMessageContaining("could not take part");
        assertThat(count()).isEqualTo(heard);
        assertThat(as(Role.OPERATOR).get("/actuator/health").expect(200).body())
                .contains("DEGRADED")
                .contains("events_gone");
    }

    @Test
    void countsFailedJobsAndGivesEachRunATrace() {
        double before = meters.counter("flywheel.job.failures", "job", "broken").count();
        int runs = HearingApplication.JOB_TRACES.size();
        jobs.runDue();
        jobs.runDue();
        assertThat(meters.counter("flywheel.job.failures", "job", "broken").count())
                .isGreaterThanOrEqualTo(before + 2);
        List<String> traces = HearingApplication.JOB_TRACES.subList(runs, HearingApplication.JOB_TRACES.size());
        assertThat(traces).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        assertThat(meters.counter("flywheel.job.failures", "job", "keep-feed").count())
                .isZero();
    }

    private static void append() {
        new TransactionTemplate(new DataSourceTransactionManager(SOURCE))
                .executeWithoutResult(status -> PROVIDER.log.append(new Counted(1, NEXT.getAndIncrement(), "x")));
    }

    private JsonNode subscription(String name) {
        for (JsonNode one : service().get("/internal/feeds").expect(200).json().at("/subscriptions")) {
            if (one.at("/name").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no subscription " + name);
    }

    private double gauge(String name) {
        return meters.get(name).tag("subscription", "provider").gauge().value();
    }

    private double applied() {
        return meters.get("flywheel.feed.applied")
                .tag("subscription", "provider")
                .functionCounter()
                .count();
    }

    private int count() {
        return jdbc.sql("SELECT count(*) FROM applied").query(Integer.class).single();
    }

    private static JdbcClient source() {
        return JdbcClient.create(SOURCE);
    }

    private static String health(Api caller) {
        return caller.get("/actuator/health").expect(200).text("/status");
    }

    private Api anyone() {
        return Api.onPort(port);
    }

    private Api service() {
        return anyone().as(Tokens.service("gateway"));
    }

    private Api as(Role role) {
        return anyone().as(Tokens.of(AccountId.next(), role));
    }
}
