package dev.flywheel.service.chassis;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Fails in every way a service fails. */
@RestController
class BreakingController {

    static final String SECRET = "SELECT password FROM account";

    private final PeerCalls peer;

    BreakingController(PeerCalls peer) {
        this.peer = peer;
    }

    @GetMapping("/broken/{how}")
    Object fail(@PathVariable String how, HttpServletResponse response) throws Throwable {
        throw switch (how) {
            case "problem" -> new ProblemException(CommonError.CONFLICT, "the order is paid already");
            case "too-many" -> {
                response.setHeader("Retry-After", "77");
                yield new ProblemException(CommonError.TOO_MANY_REQUESTS, "slower, please");
            }
            case "duplicate" -> new DataIntegrityViolationException(SECRET, new SQLException("x", "23505"));
            case "too-long" -> new DataIntegrityViolationException(SECRET, new SQLException("x", "22001"));
            case "stale" -> new OptimisticLockingFailureException(SECRET);
            case "deadlock" -> new CannotAcquireLockException(SECRET, new SQLException("x", "40P01"));
            case "no-connection" ->
                new CannotGetJdbcConnectionException(SECRET, new SQLTransientConnectionException("pool"));
            case "database-down" ->
                new CannotCreateTransactionException(SECRET, new SQLException("shutting down", "57P01"));
            case "connection-broken" ->
                new UncategorizedDataAccessException("rollback failed", new SQLException("Connection is closed")) {};
            case "bug" -> new NullPointerException(SECRET);
            case "error" -> new StackOverflowError(SECRET);
            case "status" -> new ResponseStatusException(HttpStatus.GONE, "it was here once");
            case "wrapped" ->
                new IllegalStateException(new ProblemException(CommonError.CONFLICT, "the order is paid already"));
            case "thrown in another thread" ->
                new CompletionException(new DataIntegrityViolationException(SECRET, new SQLException("x", "23505")));
            case "io" -> new IOException("Connection reset by peer");
            default -> throw new IllegalStateException(SECRET);
        };
    }

    @GetMapping("/broken/unwritable")
    ResponseEntity<Unwritable> unwritable() {
        return ResponseEntity.ok().eTag("\"1\"").body(new Unwritable("half"));
    }

    @GetMapping("/broken/filtered")
    void sendError(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST, SECRET);
    }

    @GetMapping("/broken/peer")
    PeerCalls.Answer askPeer() {
        return peer.put(new PeerCalls.Answer("hello", null));
    }

    record Unwritable(String first) {
        public String second() {
            return first;
        }

        @com.fasterxml.jackson.annotation.JsonProperty
        public String third() {
            throw new IllegalStateException(SECRET);
        }
    }
}
