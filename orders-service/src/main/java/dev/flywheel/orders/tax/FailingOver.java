package dev.flywheel.orders.tax;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * An outside engine with our own behind it. When the outside one fails, is late or answers what does not add up, ours
 * answers, and goes on doing so for {@code rest} before the outside one is asked again. Make it a bean:
 *
 * <pre>{@code
 * @Bean TaxEngine outside(TaxTables own, Clock clock) {
 *     return new FailingOver(new TheirEngine(...), own, Duration.ofMillis(800), Duration.ofSeconds(30), clock);
 * }
 * }</pre>
 *
 * It must be asked outside a transaction, since nobody waits for a network while holding rows.
 */
public final class FailingOver implements TaxEngine {

    private static final Logger LOG = LoggerFactory.getLogger(FailingOver.class);

    private final TaxEngine outside;
    private final TaxEngine own;
    private final Duration patience;
    private final Duration rest;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

    /**
     * @param patience how long an answer may take
     * @param rest how long the outside engine is left alone after it failed
     */
    public FailingOver(TaxEngine outside, TaxEngine own, Duration patience, Duration rest, Clock clock) {
        this.outside = outside;
        this.own = own;
        this.patience = patience;
        this.rest = rest;
        this.clock = clock;
    }

    /** @throws IllegalStateException inside a transaction */
    @Override
    public Assessment assess(Question question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an outside tax engine is asked before the transaction begins");
        }
        if (clock.instant().isBefore(notBefore.get())) {
            return own.assess(question);
        }
        CompletableFuture<Assessment> asked = CompletableFuture.supplyAsync(() -> outside.assess(question), threads);
        try {
            Assessment answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.fits(question)) {
                return answer;
            }
            return instead(question, "its answer does not add up");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return instead(question, "interrupted");
        } catch (TimeoutException late) {
            asked.cancel(true);
            return instead(question, "no answer within " + patience);
        } catch (ExecutionException failed) {
            return instead(question, String.valueOf(failed.getCause()));
        }
    }

    private Assessment instead(Question question, String why) {
        notBefore.set(clock.instant().plus(rest));
        LOG.warn("The outside tax engine is left alone for {}: {}", rest, why);
        return own.assess(question);
    }
}
