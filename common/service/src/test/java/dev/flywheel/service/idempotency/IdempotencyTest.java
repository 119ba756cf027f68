package dev.flywheel.service.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.postgres.Database;
import dev.flywheel.service.web.Json;
import dev.flywheel.testing.PostgresForTests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {

    private final HikariDataSource pool = new HikariDataSource();
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Idempotency idempotency;

    @BeforeAll
    void prepare() {
        Database database = PostgresForTests.database("classpath:db/chassis");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        idempotency = new Idempotency(jdbc, transaction, Json.tolerant(), Clock.systemUTC());
        jdbc.sql("CREATE TABLE effect (n int)").update();
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void fiftyCallsAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        IdempotencyKey key = key("storm");
        List<Callable<Answer<Receipt>>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int mine = i;
            calls.add(() -> idempotency.once(key, "body", Receipt.class, () -> effect(mine)));
        }
        List<Answer<Receipt>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer<Receipt>> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
        }
        assertThat(answers)
                .extracting(Answer::value)
                .containsOnly(answers.getFirst().value());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(effects(answers.getFirst().value().number())).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        IdempotencyKey key = key("reused");
        idempotency.once(key, "one", Receipt.class, () -> effect(1000));
        assertThatThrownBy(() -> idempotency.once(key, "two", Receipt.class, () -> effect(1001)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CommonError.IDEMPOTENCY_KEY_REUSED));
        assertThat(effects(1001)).isZero();
    }

    @Test
    void aFailedCommandLeavesNoKeyBehind() {
        IdempotencyKey key = key("failed");
        assertThatThrownBy(() -> idempotency.once(key, "body", Receipt.class, () -> {
                    effect(2000);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(effects(2000)).isZero();
        assertThat(idempotency
                        .once(key, "body", Receipt.class, () -> effect(2001))
                        .replayed())
                .isFalse();
    }

    @Test
    void keysBelongToTheirOwner() {
        idempotency.once(new IdempotencyKey("ann", "POST /x", "same"), "a", Receipt.class, () -> effect(3000));
        Answer<Receipt> other =
                idempotency.once(new IdempotencyKey("bob", "POST /x", "same"), "b", Receipt.class, () -> effect(3001));
        assertThat(other.replayed()).isFalse();
    }

    @Test
    void aCommandOfSeveralStepsIsInFlightUntilItsAnswerIsKept() {
        IdempotencyKey key = key("steps");
        transaction.executeWithoutResult(status ->
                assertThat(idempotency.claim(key, "body", "order-1")).isInstanceOf(Idempotency.Claim.First.class));
        Idempotency.Claim.Again again = again(key);
        assertThat(again.resource()).isEqualTo("order-1");
        assertThatThrownBy(() -> idempotency.replay(again, Receipt.class))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CommonError.IDEMPOTENCY_KEY_IN_FLIGHT));
        idempotency.answer(key, new Receipt(7));
        assertThat(idempotency.replay(again(key), Receipt.class).value()).isEqualTo(new Receipt(7));
    }

    private Idempotency.Claim.Again again(IdempotencyKey key) {
        return (Idempotency.Claim.Again) transaction.execute(status -> idempotency.claim(key, "body", "order-2"));
    }

    private Receipt effect(int n) {
        jdbc.sql("INSERT INTO effect VALUES (?)").param(n).update();
        return new Receipt(n);
    }

    private int effects(int n) {
        return jdbc.sql("SELECT count(*) FROM effect WHERE n = ?")
                .param(n)
                .query(Integer.class)
                .single();
    }

    private static IdempotencyKey key(String value) {
        return new IdempotencyKey("ann", "POST /things", value);
    }

    record Receipt(int number) {}
}
