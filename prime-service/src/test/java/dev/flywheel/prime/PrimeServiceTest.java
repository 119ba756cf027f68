package dev.flywheel.prime;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import dev.flywheel.contracts.prime.MembershipChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.Side;
import dev.flywheel.service.jobs.Job;
import dev.flywheel.service.web.Json;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The one context of this service's tests: real PostgreSQL, finance played in memory. Every test begins at a noon. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=chassis,prime-service")
@ContextConfiguration(initializers = ServiceTestContext.class)
@Import(FakePayments.class)
@SuppressWarnings("NullAway.Init")
public abstract class PrimeServiceTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    @Autowired
    protected FakePayments payments;

    @Autowired
    private List<Job> jobs;

    @BeforeEach
    void beginAtNoon() {
        moveTo(today().plusDays(1));
    }

    protected Api anyone() {
        return Api.onPort(port);
    }

    protected Api shopper(AccountId account) {
        return anyone().as(Tokens.of(account, Role.SHOPPER));
    }

    protected Api operator() {
        return anyone().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Moves the clock to noon of a day, in one leap. */
    protected void moveTo(LocalDate day) {
        move(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** The first of the next month that has so many days. */
    protected void moveToMonthOf(int days) {
        LocalDate day = today().withDayOfMonth(1).plusMonths(1);
        while (day.lengthOfMonth() != days) {
            day = day.plusMonths(1);
        }
        moveTo(day);
        settle();
    }

    /** Moves the clock on, day by day, and lets everything that falls due happen. */
    protected void passDays(int days) {
        for (int day = 0; day < days; day++) {
            move(clock.instant().plus(Duration.ofDays(1)));
            settle();
        }
    }

    /** Lets so much time pass that interrupted work is taken up again. */
    protected void passLease() {
        move(clock.instant().plusSeconds(6));
        settle();
    }

    private void move(Instant to) {
        clockwork()
                .post("/internal/test-clock/move", Map.of("now", to.toString()))
                .expect(200);
    }

    /** Runs what is due until nothing is left to do. */
    protected void settle() {
        int work;
        do {
            work = clockwork()
                    .post("/internal/test-clock/settle", null)
                    .expect(200)
                    .at("/jobs")
                    .asInt();
        } while (work > 0);
    }

    /** Runs a job now; answers what it did. */
    protected int job(String name) {
        return jobs.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
    }

    private Api clockwork() {
        return anyone().as(Tokens.service("gateway"));
    }

    /** What a call to join says that is in order. */
    protected Map<String, Object> request() {
        Api.Reply offer = anyone().get("/prime/offer").expect(200);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("offerVersion", offer.at("/version").asInt());
        request.put("consent", Map.of("accepted", true, "textHash", offer.text("/textHash")));
        request.put("paymentToken", "tok_approved");
        request.put("country", "US");
        return request;
    }

    protected Api.Reply join(AccountId account, Object request) {
        return shopper(account).key("join-" + UUID.randomUUID()).post("/prime/memberships", request);
    }

    /** A new member. */
    protected AccountId member() {
        AccountId account = AccountId.next();
        join(account, request()).expect(201);
        return account;
    }

    protected Api.Reply membership(AccountId account) {
        return shopper(account).get("/prime/membership").expect(200);
    }

    protected Api.Reply cancel(AccountId account, String at) {
        return shopper(account).post("/prime/membership/cancellation", Map.of("at", at));
    }

    /** Makes all calls at once and answers their replies. */
    protected static List<Api.Reply> atOnce(List<Callable<Api.Reply>> calls) throws Exception {
        List<Api.Reply> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Reply> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
        }
        return answers;
    }

    /** When the account's benefits ended, each time others were told. */
    protected List<Instant> told(AccountId account) {
        return facts(MembershipChanged.class).stream()
                .filter(event -> event.account().equals(account))
                .map(MembershipChanged::benefitsUntil)
                .toList();
    }

    /** Credits less debits of a membership by account, in minor units; accounts that cancel out are left out. */
    protected Map<LedgerAccount, Long> books(String membership) {
        Map<LedgerAccount, Long> credits = new EnumMap<>(LedgerAccount.class);
        String reference = "membership:" + membership;
        for (JournalEntry entry : facts(JournalEntry.class, reference)) {
            for (Line line : entry.lines()) {
                if (line.dimensions().reference().equals(reference)) {
                    long minor = line.amount().minor();
                    credits.merge(line.account(), line.side() == Side.CREDIT ? minor : -minor, Long::sum);
                }
            }
        }
        credits.values().removeIf(minor -> minor == 0);
        return credits;
    }

    protected <T> List<T> facts(Class<T> type) {
        return facts(type, "");
    }

    /** Facts that mention the text, oldest first. */
    private <T> List<T> facts(Class<T> type, String about) {
        return jdbc.sql("SELECT data::text FROM event_log WHERE type = ? AND data::text LIKE ? ORDER BY tx, seq")
                .params(type.getSimpleName(), "%" + about + "%")
                .query((row, number) -> Json.tolerant().readValue(row.getString(1), type))
                .list();
    }
}
