package dev.flywheel.accounts.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.flywheel.postgres.Database;
import dev.flywheel.testing.PostgresForTests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class KeyRingTest {

    private static final String SECRET = "the secret of one installation, long enough";

    private final Hand hand = new Hand(Instant.parse("2026-01-01T00:00:00Z"));
    private final DriverManagerDataSource database = database();

    @Test
    void replicasThatStartTogetherAgreeOnOneKey() throws Exception {
        List<Callable<KeyRing>> starts = IntStream.range(0, 4)
                .mapToObj(i -> (Callable<KeyRing>) this::start)
                .toList();
        List<String> current;
        try (var threads = Executors.newFixedThreadPool(4)) {
            current = threads.invokeAll(starts).stream()
                    .map(Future::resultNow)
                    .map(ring -> ring.current().id())
                    .toList();
        }
        assertThat(current).hasSize(4).containsOnly(current.getFirst());
    }

    @Test
    void theKeySurvivesARestart() throws Exception {
        SigningKey before = start().current();
        SigningKey after = start().current();
        assertThat(after.jwk().toRSAPrivateKey()).isEqualTo(before.jwk().toRSAPrivateKey());
    }

    @Test
    void anotherSecretIsNoticedAtStart() {
        start();
        assertThatIllegalStateException()
                .isThrownBy(() -> start("some other secret that is long enough"))
                .withMessageContaining("flywheel.accounts.key-secret");
    }

    /** Sealed when accounts had a sealing of its own; such keys lie in databases. */
    @Test
    void whatWasSealedBeforeStillOpens() {
        byte[] sealed = HexFormat.of()
                .parseHex(
                        "2329a9514fd0ffb17c160e3e001ca3ba45e531feb8f84b03e0443d344d96d4c0bb27ccce09eb28e1053cabc7c8138318"
                                + "392242240eaac59383");
        assertThat(SigningKeys.vault(SECRET).open("k1", sealed)).asString().isEqualTo("a private key");
    }

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        KeyRing here = start();
        KeyRing elsewhere = start();
        String old = here.current().id();
        hand.move(Duration.ofMinutes(1));

        String added = here.rotate().id();
        assertThat(here.current().id()).isEqualTo(old);
        hand.move(Duration.ofSeconds(4));
        assertThat(ids(elsewhere)).containsExactly(old, added);

        hand.move(Duration.ofSeconds(6));
        assertThat(here.current().id()).isEqualTo(added);
        assertThat(elsewhere.current().id()).isEqualTo(added);
    }

    @Test
    void anOldKeyStaysUntilItsTokensHaveExpired() {
        KeyRing ring = start();
        String old = ring.current().id();
        String added = ring.rotate().id();

        hand.move(Duration.ofMinutes(64));
        assertThat(ids(ring)).containsExactly(old, added);
        assertThat(ring.forgetOld()).isZero();

        hand.move(Duration.ofMinutes(2));
        assertThat(ids(ring)).containsExactly(added);
        assertThat(ring.forgetOld()).isEqualTo(1);
    }

    @Test
    void twoRotationsAtOnceLeaveOneNewest() throws Exception {
        KeyRing ring = start();
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(java.util.Collections.nCopies(4, (Callable<SigningKey>) ring::rotate))
                    .forEach(Future::resultNow);
        }
        assertThat(ring.keys()).hasSize(5);
        assertThat(ring.keys().stream().filter(key -> key.retiresAt() == null)).hasSize(1);
    }

    private static List<String> ids(KeyRing ring) {
        return ring.keys().stream().map(SigningKey::id).toList();
    }

    private KeyRing start() {
        return start(SECRET);
    }

    private KeyRing start(String secret) {
        IssuerSettings settings = new IssuerSettings(secret, Duration.ofHours(1), Duration.ofSeconds(10));
        return new KeyRing(
                new SigningKeys(JdbcClient.create(database), settings),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                new TokenTime(hand),
                settings);
    }

    private static DriverManagerDataSource database() {
        Database database = PostgresForTests.database("classpath:db/chassis", "classpath:db/accounts");
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {

        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
