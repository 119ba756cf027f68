package dev.flywheel.finance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.finance.twice.SecondInstance;
import dev.flywheel.testing.SqlCounting;
import dev.flywheel.testing.service.OnTwo;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import dev.flywheel.testing.service.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
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

/** The one context of this service's tests, on a PostgreSQL and a simulated processor of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=chassis,finance-service")
@ContextConfiguration(initializers = ServiceTestContext.class)
@Import({SqlCounting.class, FinanceFaultPoints.class})
@SuppressWarnings("NullAway.Init")
public abstract class FinanceServiceTest {

    @DynamicPropertySource
    static void simulator(DynamicPropertyRegistry registry) {
        registry.add("flywheel.payments.simulator.url", Simulator::url);
        registry.add("flywheel.payments.simulator.webhook-secret", () -> Simulator.SECRET);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ConfigurableApplicationContext first;

    @Autowired
    protected JdbcClient jdbc;

    /** Nobody's client. */
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

    /** Moves time on, everywhere. */
    protected void later(Duration time) {
        Instant now =
                Instant.parse(service().get("/internal/test-clock").expect(200).text("/now"));
        Map<String, String> then = Map.of("now", now.plus(time).toString());
        onEach(instance -> instance.post("/internal/test-clock/move", then).expect(200));
    }

    /** Moves time on and lets every job do what fell due. */
    protected void passes(Duration time) {
        later(time);
        onEach(instance -> instance.post("/internal/test-clock/settle", null).expect(200));
    }

    private void onEach(Consumer<Api> todo) {
        instances().forEach(port -> todo.accept(Api.onPort(port).as(Tokens.service("gateway"))));
    }

    protected Api operator() {
        return anyone().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    protected Api shopper(AccountId account) {
        return anyone().as(Tokens.of(account, Role.SHOPPER));
    }

    /** A gift card with this on it, given away by an operator; its code. */
    protected String giftCard(String amount) {
        return operator()
                .key(TestEntries.key("grant"))
                .post(
                        "/operator/gift-cards",
                        Map.of(
                                "amount",
                                Map.of("amount", amount, "currency", "USD"),
                                "country",
                                "US",
                                "reason",
                                "for a test"))
                .expect(201)
                .text("/cards/0/code");
    }

    /** Gives an account store credit. */
    protected void storeCredit(AccountId account, String amount) {
        operator()
                .key(TestEntries.key("grant"))
                .post(
                        "/operator/store-credit/" + account,
                        Map.of(
                                "amount",
                                Map.of("amount", amount, "currency", "USD"),
                                "country",
                                "US",
                                "reason",
                                "for a test"))
                .expect(201);
    }

    /** What is on a card: balance and what of it can be paid with. */
    protected List<String> onCard(String code) {
        Api.Reply card = shopper(AccountId.next()).get("/gift-cards/" + code).expect(200);
        return List.of(card.text("/balance/amount"), card.text("/available/amount"));
    }

    /** What an account has as credit: balance and what of it can be paid with. */
    protected List<String> onCredit(AccountId account) {
        Api.Reply credit = shopper(account).get("/store-credit").expect(200);
        return List.of(credit.text("/items/0/balance/amount"), credit.text("/items/0/available/amount"));
    }

    protected Api service() {
        return anyone().as(Tokens.service("orders-service"));
    }
}
