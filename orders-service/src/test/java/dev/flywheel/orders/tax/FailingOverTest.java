package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.tax.Assessment.CollectedBy;
import dev.flywheel.orders.tax.Assessment.Taxed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class FailingOverTest {

    private static final Question QUESTION = TaxLaw.ask(TaxLaw.place("DE", null, "10115"), TaxLaw.goods("119.00"));
    private static final Duration REST = Duration.ofSeconds(30);

    private final Hands clock = new Hands();
    private int asked;

    @Test
    void theOutsideEngineIsAsked() {
        assertThat(reason(over(question -> answer("119.00", "1.00", "theirs")))).isEqualTo("theirs");
    }

    @Test
    void oneThatFailsIsLeftAloneForAWhile() {
        TaxEngine engine = over(question -> {
            throw new IllegalStateException("broken");
        });

        assertThat(reason(engine)).isEqualTo("ours");
        assertThat(reason(engine)).isEqualTo("ours");
        assertThat(asked).isEqualTo(1);
        clock.now = clock.now.plus(REST);
        assertThat(reason(engine)).isEqualTo("ours");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void oneThatIsLateIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        TaxEngine engine = over(question -> {
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return answer("119.00", "1.00", "theirs");
        });

        assertThat(reason(engine)).isEqualTo("ours");
        never.countDown();
    }

    @Test
    void anAnswerThatDoesNotAddUpIsNotTaken() {
        assertThat(reason(over(question -> answer("118.00", "1.00", "theirs")))).isEqualTo("ours");
        assertThat(reason(over(question -> new Assessment(false, List.of())))).isEqualTo("ours");
        assertThat(reason(over(question -> answer("119.00", "-1.00", "theirs"))))
                .isEqualTo("ours");
    }

    @Test
    void itIsNotAskedInATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() ->
                            over(question -> answer("119.00", "1.00", "theirs")).assess(QUESTION))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(asked).isZero();
    }

    private TaxEngine over(TaxEngine outside) {
        TaxEngine counted = question -> {
            asked++;
            return outside.assess(question);
        };
        return new FailingOver(
                counted, question -> answer("119.00", "0.00", "ours"), Duration.ofMillis(200), REST, clock);
    }

    private static String reason(TaxEngine engine) {
        return engine.assess(QUESTION).lines().getFirst().reason();
    }

    private static Assessment answer(String net, String tax, String reason) {
        Taxed line = new Taxed(
                Money.of(net, "EUR"),
                Money.of(tax, "EUR"),
                BigDecimal.ZERO,
                CollectedBy.MARKETPLACE,
                List.of(),
                reason);
        return new Assessment(false, List.of(line));
    }

    /** A clock that stands until it is moved. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-06-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
