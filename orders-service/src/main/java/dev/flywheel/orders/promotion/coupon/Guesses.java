package dev.flywheel.orders.promotion.coupon;

import dev.flywheel.domain.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the different unknown codes an account gives, in the database, so that all instances count together. The same
 * code again is no new guess: a cart that is looked at often with a code that does not exist costs its owner nothing.
 */
@Component
public class Guesses {

    /** The most that is kept of one account, whatever many calls at once do. */
    private static final int KEPT = 100;

    private static final String COUNT = """
            INSERT INTO coupon_guess AS g (account, since, codes) VALUES (:account, :now, :codes)
            ON CONFLICT (account) DO UPDATE SET
                since = CASE WHEN g.since <= :old THEN excluded.since ELSE g.since END,
                codes = CASE WHEN g.since <= :old THEN excluded.codes ELSE
                    (SELECT array_agg(DISTINCT code) FROM (SELECT unnest(g.codes || excluded.codes) LIMIT :kept) AS c (code)) END
            RETURNING since, cardinality(codes) AS guesses""";

    private final JdbcClient jdbc;
    private final PromotionSettings settings;
    private final Clock clock;

    Guesses(JdbcClient jdbc, PromotionSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Counts codes that do not exist. Inside a transaction they are counted after its end, in a thread of its own: a
     * refusal must not undo the count, and a second connection for each caller could use the pool up.
     *
     * @return when the account may try again, if these were too many; null when they were not, or are not counted yet
     */
    public @Nullable Instant count(AccountId account, Collection<String> unknown) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return countNow(account, unknown);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                Thread.startVirtualThread(() -> countNow(account, unknown));
            }
        });
        return null;
    }

    /** The call that reaches the limit is still answered; what goes beyond it is not. */
    private @Nullable Instant countNow(AccountId account, Collection<String> unknown) {
        Instant now = clock.instant();
        Counted counted = jdbc.sql(COUNT)
                .param("account", account.value())
                .param("now", Coupons.time(now))
                .param("old", Coupons.time(now.minus(settings.guessesPer())))
                .param("codes", new SqlArrayValue("text", unknown.toArray()))
                .param("kept", KEPT)
                .query((rs, row) -> new Counted(Coupons.instant(rs, "since"), rs.getInt("guesses")))
                .single();
        return waitUntil(counted.since(), counted.guesses() - 1, now);
    }

    /** When an account with so many guesses may try again; null when it may now. */
    @Nullable
    Instant waitUntil(@Nullable Instant since, int guesses, Instant now) {
        if (since == null || guesses < settings.guesses()) {
            return null;
        }
        Instant until = since.plus(settings.guessesPer());
        return until.isAfter(now) ? until : null;
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM coupon_guess WHERE since <= ?")
                .param(Coupons.time(clock.instant().minus(settings.guessesPer())))
                .update();
    }

    private record Counted(@Nullable Instant since, int guesses) {}
}
