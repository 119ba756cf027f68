package dev.flywheel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.prime.MembershipChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.twice.SecondInstance;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.service.jobs.Job;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.SqlCounting;
import dev.flywheel.testing.service.OnTwo;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import dev.flywheel.testing.service.Twin;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one context of this service's tests: a real PostgreSQL, HTTP on both sides, finance played in memory. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=chassis,orders-service",
            // A machine that builds many things at once may be slow; who gets a connection is not what is tested.
            "spring.datasource.hikari.connection-timeout=30000",
            // Less than it ships with, so that a test may wait for it.
            "spring.datasource.hikari.data-source-properties.socketFactoryArg=10",
            "flywheel.tests.database-faults=true",
            "flywheel.orders.delivery.return-carrier=played",
            "flywheel.orders.delivery.webhook-secrets.house=a secret of the tests",
            "flywheel.orders.webhooks.key-secret=a secret of tests, at least 32 characters",
            // Integrators are played on this machine.
            "flywheel.orders.webhooks.allow-private=true",
            "flywheel.orders.webhooks.timeout=2s"
        })
@ContextConfiguration(initializers = ServiceTestContext.class)
@Import({SqlCounting.class, FakeFinance.class, OrdersFaultPoints.class})
@SuppressWarnings("NullAway.Init")
public abstract class OrdersServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static {
        // Makes the key now, and not within the time that the first call for a token has.
        Tokens.service("orders-service");
        // How often the pool looks whether its settings were changed; otherwise twice a minute.
        System.setProperty("com.zaxxer.hikari.housekeeping.periodMs", "500");
    }

    protected static final GreenMail MAIL_SERVER = mailServer();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", () -> MAIL_SERVER.getSmtp().getPort());
    }

    private static GreenMail mailServer() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ConfigurableApplicationContext first;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected FakePayments payments;

    @Autowired
    protected Feeds feeds;

    @Autowired
    protected Clock clock;

    @Autowired
    private List<Job> jobs;

    @AfterEach
    void nothingGoesWrongAnyMore() {
        payments.heal();
    }

    protected Api anyone() {
        return Api.onPort(entrance());
    }

    /** Where callers come in. */
    protected int entrance() {
        return isOnTwo(getClass()) ? SecondInstance.of(first).entrance() : port;
    }

    /** Every instance that shares the database; a second one that an earlier test started still runs. */
    private List<Integer> instances() {
        return isOnTwo(getClass()) ? SecondInstance.of(first).ports() : Twin.running(first);
    }

    @AfterAll
    static void bothWereAsked(TestInfo tests) {
        if (tests.getTestClass().filter(type -> isOnTwo(type)).isPresent()) {
            assertThat(Twin.given()).hasSize(2).doesNotContain(0);
        }
    }

    private static boolean isOnTwo(Class<?> tests) {
        return tests.isAnnotationPresent(OnTwo.class);
    }

    protected Api shopper(AccountId account) {
        return anyone().as(Tokens.of(account, Role.SHOPPER));
    }

    protected Api shopper() {
        return shopper(AccountId.next());
    }

    protected Api seller(SellerId seller) {
        return anyone().as(Tokens.of(new AccountId(seller.value()), Role.SELLER));
    }

    protected Api operator() {
        return anyone().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    /** Lets time pass; nothing happens by itself then, see {@link #job}. */
    protected void pass(Duration time) {
        String now = clock.instant().plus(time).toString();
        for (int instance : instances()) {
            Api.onPort(instance)
                    .as(Tokens.service("gateway"))
                    .post("/internal/test-clock/move", Map.of("now", now))
                    .expect(200);
        }
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

    /** Lets enough time pass for anybody to take interrupted work over, and runs the job that does. */
    protected void resume(String name) {
        pass(Duration.ofSeconds(6));
        job(name);
    }

    /** The scheduler may run the same job at the same time, so the status is awaited. */
    protected static void awaitStatus(Api who, String order, String status) {
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(who.get("/orders/" + order).text("/status")).isEqualTo(status));
    }

    /** The id of a line, by its place in the order. */
    protected static String line(Api who, String order, int place) {
        return who.get("/orders/" + order).text("/lines/" + place + "/lineId");
    }

    protected static Map<String, Object> units(String line, int quantity) {
        return Map.of("lineId", line, "quantity", quantity);
    }

    protected static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /** Puts an offer up, as the catalogue would, with stock. */
    protected OfferChanged offer(@Nullable SellerId seller, String price, int quantity) {
        return offer(seller, usd(price), quantity);
    }

    protected OfferChanged offer(@Nullable SellerId seller, Money price, int quantity) {
        OfferId id = OfferId.next();
        OfferChanged offer = new OfferChanged(
                id,
                ProductId.next(),
                seller,
                "SKU-" + id,
                "Kettle " + id,
                "Copper & Sons",
                List.of("Home & Kitchen", "Kettles"),
                price,
                "new",
                900,
                true,
                quantity);
        publish(offer);
        return offer;
    }

    protected void publish(OfferChanged... offers) {
        OtherServices.publish("catalog", offers);
        feeds.drain();
    }

    protected MembershipId prime(AccountId account, Duration benefits) {
        MembershipId membership = MembershipId.next();
        OtherServices.publish(
                "prime",
                new MembershipChanged(membership, account, clock.instant().plus(benefits)));
        feeds.drain();
        return membership;
    }

    protected static Map<String, Object> item(OfferChanged offer, int quantity) {
        return Map.of("offerId", offer.offer().toString(), "quantity", quantity);
    }

    protected static Map<String, Object> address(String region) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("name", "Ann Shopper");
        address.put("line1", "1 Pine Street");
        address.put("city", "Somewhere");
        address.put("region", region);
        address.put("postalCode", "98101");
        address.put("country", "US");
        return address;
    }

    /** Fills the cart. */
    protected static void fill(Api shopper, Map<?, ?>... items) {
        shopper.put("/cart", Map.of("items", List.of(items))).expect(200);
    }

    protected static Api.Reply checkout(Api shopper, String key, String token) {
        return shopper.key(key).post("/checkouts", Map.of("shipTo", address("WA"), "paymentToken", token));
    }

    /** A placed order of these items; its id. */
    protected static String order(Api shopper, Map<?, ?>... items) {
        fill(shopper, items);
        return checkout(shopper, "key-" + UUID.randomUUID(), "tok_approved")
                .expect(201)
                .text("/orderId");
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

    /** How many replies were alike: by status, and code where it is a problem. */
    protected static Map<String, Long> counted(List<Api.Reply> replies) {
        return replies.stream()
                .collect(Collectors.groupingBy(
                        reply -> (reply.status() + " " + reply.code()).strip(), Collectors.counting()));
    }

    /** Facts of a type that this service told about a subject, oldest first. */
    protected List<JsonNode> told(String type, String subject) {
        return jdbc
                .sql("SELECT data::text FROM event_log WHERE type = ? AND subject = ? ORDER BY tx, seq")
                .params(type, subject)
                .query(String.class)
                .list()
                .stream()
                .map(JSON::readTree)
                .toList();
    }

    /** On hand and held, e.g. {@code 10/3}. */
    protected String stock(OfferChanged offer) {
        return jdbc.sql("SELECT on_hand || '/' || held FROM stock WHERE offer = ?")
                .param(offer.offer().value())
                .query(String.class)
                .single();
    }

    /** Lines of a journal entry that this service stated, as {@code DEBIT CONTRACT_LIABILITY 12.34}, sorted. */
    protected List<String> entry(String key) {
        List<JsonNode> entries = told("JournalEntry", "journal:" + key);
        assertThat(entries).as("entry " + key).hasSize(1);
        return entries.getFirst()
                .at("/lines")
                .valueStream()
                .map(line ->
                        line.at("/side").asString() + " " + line.at("/account").asString() + " "
                                + line.at("/amount/amount").asString()
                                + (line.at("/dimensions/seller").isMissingNode() ? "" : " of seller"))
                .sorted()
                .toList();
    }

    /** The same by the ledger. */
    protected String ledger(OfferChanged offer) {
        return jdbc.sql("SELECT sum(on_hand) || '/' || sum(held) FROM stock_movement WHERE offer = ?")
                .param(offer.offer().value())
                .query(String.class)
                .single();
    }
}
