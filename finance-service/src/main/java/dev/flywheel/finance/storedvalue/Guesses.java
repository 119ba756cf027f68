package dev.flywheel.finance.storedvalue;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts codes that led to no card, by account: after a few in an hour nobody may try more, at whichever instance. */
@Component
public class Guesses {

    static final int MOST = 10;

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Guesses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does what a code is needed for. The attempt is counted before it is made, so that many at once gain nothing, and
     * taken back when it was no guess.
     */
    public <T> T counted(AccountId account, Supplier<T> attempt) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (count(account, hour) > MOST) {
            throw new ProblemException(
                    CommonError.TOO_MANY_REQUESTS,
                    "too many gift card codes that do not exist; try again after " + hour.plus(1, ChronoUnit.HOURS));
        }
        try {
            T answer = attempt.get();
            takeBack(account, hour);
            return answer;
        } catch (RuntimeException failure) {
            if (!isGuess(failure)) {
                takeBack(account, hour);
            }
            throw failure;
        }
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM gift_card_guess WHERE hour < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static boolean isGuess(RuntimeException failure) {
        return failure instanceof ProblemException problem
                && (problem.code() == StoredValueError.GIFT_CARD_UNKNOWN || problem.code() == CommonError.NOT_FOUND);
    }

    private int count(AccountId account, Instant hour) {
        return jdbc.sql("""
                        INSERT INTO gift_card_guess (account, hour, failures) VALUES (:account, :hour, 1)
                        ON CONFLICT (account, hour) DO UPDATE SET failures = gift_card_guess.failures + 1
                        RETURNING failures""")
                .param("account", account.value())
                .param("hour", Timestamp.from(hour))
                .query(Integer.class)
                .single();
    }

    private void takeBack(AccountId account, Instant hour) {
        jdbc.sql("UPDATE gift_card_guess SET failures = failures - 1 WHERE account = :account AND hour = :hour")
                .param("account", account.value())
                .param("hour", Timestamp.from(hour))
                .update();
    }
}
