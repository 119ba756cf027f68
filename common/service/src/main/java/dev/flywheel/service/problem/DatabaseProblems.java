package dev.flywheel.service.problem;

import dev.flywheel.domain.CommonError;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;

/** What the database refused or could not do. Texts of the database never reach the caller. */
final class DatabaseProblems {

    private DatabaseProblems() {}

    /** Null when it is none of the caller's business, that is, our mistake. */
    static @Nullable Answer of(Throwable thrown) {
        String state = Objects.requireNonNullElse(sqlState(thrown), "");
        if (isAway(thrown, state)) {
            return Answer.of(CommonError.UNAVAILABLE, "the database did not answer; repeat the call");
        }
        if (thrown instanceof PessimisticLockingFailureException) {
            return Answer.of(CommonError.UNAVAILABLE, "another call held this for too long; repeat the call");
        }
        if (thrown instanceof OptimisticLockingFailureException) {
            return Answer.of(CommonError.CONFLICT, "another call changed this at the same time; read it again");
        }
        if (!(thrown instanceof DataIntegrityViolationException)) {
            return null;
        }
        // Class 22 is a value that its column cannot hold, which no state of the data would make right.
        return state.startsWith("22")
                ? Answer.of(CommonError.INVALID_REQUEST, "a value is too long or out of range")
                : Answer.of(CommonError.CONFLICT, "this conflicts with what is stored already");
    }

    /** 08 connection lost, 53 out of connections or disk, 57P shut down or starting up, 55P03 and 57014 timeouts. */
    private static boolean isAway(Throwable thrown, String state) {
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")) {
            return true;
        }
        return isDatabase(thrown)
                && !state.startsWith("40")
                && (has(thrown, SQLTransientException.class) || isOfThePool(thrown, state));
    }

    /** PostgreSQL gives every refusal a state; one without is the pool's, whose connection broke in a transaction. */
    private static boolean isOfThePool(Throwable thrown, String state) {
        return state.isEmpty() && has(thrown, SQLException.class);
    }

    private static boolean isDatabase(Throwable thrown) {
        return thrown instanceof DataAccessException
                || thrown instanceof org.springframework.transaction.TransactionException
                || thrown instanceof SQLException
                || thrown instanceof jakarta.persistence.PersistenceException;
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String sqlState(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
