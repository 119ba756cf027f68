package dev.flywheel.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flywheel.accounts.throttle.Limit;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import dev.flywheel.postgres.Database;
import dev.flywheel.testing.PostgresForTests;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class FirstOperatorTest {

    private final JdbcClient jdbc = database();
    private final Accounts accounts = new Accounts(jdbc);
    private final PasswordHashing hashing = new PasswordHashing(
            new AccountSettings(new Limit(1, Duration.ofSeconds(1)), new Limit(1, Duration.ofSeconds(1)), 4));
    private final Credentials credentials = new Credentials(accounts, hashing);

    @Test
    void makesOneOperatorAndShowsItsPasswordOnce() throws Exception {
        List<Callable<FirstStart>> starts =
                IntStream.range(0, 4).mapToObj(replica -> start(null)).toList();
        List<String> shown;
        try (var threads = Executors.newFixedThreadPool(4)) {
            shown = threads.invokeAll(starts).stream()
                    .map(Future::resultNow)
                    .map(FirstStart::generatedPassword)
                    .flatMap(Optional::stream)
                    .toList();
        }

        assertThat(shown).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM account").query(Integer.class).single())
                .isEqualTo(1);
        assertThat(credentials.check(FirstOperator.EMAIL, shown.getFirst()))
                .hasValueSatisfying(operator ->
                        assertThat(operator.roles()).containsExactlyInAnyOrder(Role.SHOPPER, Role.OPERATOR));
        assertThat(start(null).call().generatedPassword()).isEmpty();
    }

    @Test
    void takesThePasswordOfTheEnvironmentAtEveryStart() throws Exception {
        assertThat(start("the first password").call().generatedPassword()).isEmpty();
        assertThat(credentials.check(FirstOperator.EMAIL, "the first password")).isPresent();

        start(null).call();
        assertThat(credentials.check(FirstOperator.EMAIL, "the first password")).isPresent();

        start("the second password").call();
        assertThat(credentials.check(FirstOperator.EMAIL, "the first password")).isEmpty();
        assertThat(credentials.check(FirstOperator.EMAIL, "the second password"))
                .isPresent();
    }

    @Test
    void refusesToStartWithAPasswordThatEverybodyTries() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> start("password").call())
                .withMessageContaining("password");
    }

    private Callable<FirstStart> start(@Nullable String password) {
        SignUp signUp = new SignUp(accounts, accounts::add, hashing, Clock.systemUTC());
        return () -> new FirstOperator().firstStart(accounts, signUp, hashing, new OperatorSettings(password));
    }

    private static JdbcClient database() {
        Database database = PostgresForTests.database("classpath:db/chassis", "classpath:db/accounts");
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
