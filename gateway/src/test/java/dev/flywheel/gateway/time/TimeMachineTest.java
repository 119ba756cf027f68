package dev.flywheel.gateway.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.gateway.FakeService;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Moves the clocks of three services that keep a journal of it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=chassis,gateway",
            "spring.application.name=gateway",
            "flywheel.test-clock=true",
            "flywheel.security.client-secret=tests"
        })
class TimeMachineTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> NAMES =
            List.of("accounts", "catalog", "orders", "prime", "seller", "ads", "finance");
    private static final List<String> JOURNAL = new CopyOnWriteArrayList<>();
    private static final Map<String, Clock> CLOCKS = NAMES.stream().collect(Collectors.toMap(name -> name, Clock::new));

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        CLOCKS.forEach((name, clock) -> registry.add("flywheel.services." + name + ".url", clock.service::url));
        registry.add("flywheel.security.jwk-set-uri", () -> OtherServices.url("accounts") + "/oauth2/jwks");
        registry.add("flywheel.security.token-uri", () -> OtherServices.url("accounts") + "/oauth2/token");
    }

    @BeforeEach
    void rewind() {
        JOURNAL.clear();
        CLOCKS.values().forEach(clock -> {
            clock.now = START;
            clock.work.clear();
            clock.neverRests = false;
        });
    }

    @Test
    void movesAllServicesThenLetsThemSettle() {
        Api.Reply moved = advance("PT6H").expect(200);

        assertThat(moved.text("/now")).isEqualTo("2026-03-01T18:00:00Z");
        assertThat(moved.at("/steps").asInt()).isEqualTo(1);
        List<String> expected = new java.util.ArrayList<>();
        NAMES.forEach(name -> expected.add(name + " moves to 2026-03-01T18:00:00Z"));
        NAMES.forEach(name -> expected.add(name + " settles"));
        assertThat(JOURNAL).isEqualTo(expected);
    }

    @Test
    void takesTheWayDayByDay() {
        Api.Reply moved = advance("P2DT3H").expect(200);

        assertThat(moved.at("/steps").asInt()).isEqualTo(3);
        assertThat(JOURNAL.stream().filter(line -> line.startsWith("orders moves")))
                .containsExactly(
                        "orders moves to 2026-03-02T12:00:00Z",
                        "orders moves to 2026-03-03T12:00:00Z",
                        "orders moves to 2026-03-03T15:00:00Z");
        assertThat(JOURNAL.indexOf("finance settles"))
                .isLessThan(JOURNAL.indexOf("accounts moves to 2026-03-03T12:00:00Z"));
    }

    @Test
    void goesRoundUntilNobodyHasWork() {
        clock("finance").work.addAll(List.of("0,3", "2,0", "0,0"));
        clock("orders").work.addAll(List.of("1,0", "0,0", "0,4"));
        Api.Reply moved = advance("P1D").expect(200);

        assertThat(moved.at("/jobs").asInt()).isEqualTo(3);
        assertThat(moved.at("/events").asInt()).isEqualTo(7);
        assertThat(JOURNAL.stream().filter("ads settles"::equals)).hasSize(4);
    }

    @Test
    void saysWhoDoesNotComeToRest() {
        clock("prime").neverRests = true;
        Api.Reply refused = advance("P1D").expect(503);

        assertThat(refused.text("/detail")).contains("prime").doesNotContain("orders");
        assertThat(JOURNAL.stream().filter("prime settles"::equals)).hasSize(TimeMachine.MAX_ROUNDS);
    }

    @Test
    void startsFromTheServiceThatIsFurthest() {
        clock("seller").now = START.plus(Duration.ofHours(5));
        assertThat(advance("P1D").expect(200).text("/now")).isEqualTo("2026-03-02T17:00:00Z");
        assertThat(clock("orders").now).isEqualTo(Instant.parse("2026-03-02T17:00:00Z"));
    }

    @Test
    void oneCallAfterTheOther() throws Exception {
        List<Callable<Integer>> calls = List.of(
                () -> advance("P3D").status(),
                () -> advance("P2D").status(),
                () -> advance("P1D").status());
        try (var threads = Executors.newFixedThreadPool(3)) {
            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow)).containsOnly(200);
        }

        assertThat(clock("orders").now).isEqualTo(START.plus(Duration.ofDays(6)));
        List<String> moves =
                JOURNAL.stream().filter(line -> line.startsWith("ads moves")).toList();
        assertThat(moves).hasSize(6).isSorted();
    }

    @Test
    void refusesOtherDurationsAndOtherPeople() {
        assertThat(advance("P1M").expect(400).text("/errors/0/field")).isEqualTo("advance");
        assertThat(advance("-P1D").expect(400).text("/errors/0/code")).isEqualTo("out_of_range");
        Map<String, String> body = Map.of("advance", "P1D");
        Api.onPort(port).post("/operator/test-clock", body).expect(401);
        Api.onPort(port)
                .as(Tokens.of(AccountId.next(), Role.SELLER))
                .post("/operator/test-clock", body)
                .expect(403);
        assertThat(JOURNAL).isEmpty();
    }

    @Test
    void tellsTheTime() {
        assertThat(operator().get("/operator/test-clock").expect(200).text("/now"))
                .isEqualTo("2026-03-01T12:00:00Z");
    }

    private Api.Reply advance(String duration) {
        return operator().post("/operator/test-clock", Map.of("advance", duration));
    }

    private Api operator() {
        return Api.onPort(port).as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    private static Clock clock(String name) {
        return java.util.Objects.requireNonNull(CLOCKS.get(name));
    }

    /** The test clock of one service; its work is what a test put there, as {@code jobs,events} per round. */
    private static final class Clock {

        private final String name;
        private final FakeService service;
        private final Queue<String> work = new ConcurrentLinkedQueue<>();
        private volatile Instant now = START;
        private volatile boolean neverRests;

        Clock(String name) {
            this.name = name;
            this.service = new FakeService(name);
            service.on("/internal/test-clock", exchange -> reply(exchange, "{\"now\":\"" + now + "\"}"));
            service.on("/internal/test-clock/move", this::move);
            service.on("/internal/test-clock/settle", this::settle);
        }

        private void move(HttpExchange exchange) throws IOException {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            now = Instant.parse(body.replaceAll(".*\"now\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
            JOURNAL.add(name + " moves to " + now);
            reply(exchange, "{\"now\":\"" + now + "\"}");
        }

        private void settle(HttpExchange exchange) throws IOException {
            JOURNAL.add(name + " settles");
            String next = neverRests ? "1,0" : java.util.Objects.requireNonNullElse(work.poll(), "0,0");
            String[] done = next.split(",");
            reply(exchange, "{\"jobs\":" + done[0] + ",\"events\":" + done[1] + "}");
        }

        private static void reply(HttpExchange exchange, String json) throws IOException {
            boolean authorized = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .startsWith("Bearer ");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            FakeService.answer(exchange, authorized ? 200 : 401, json);
        }
    }
}
