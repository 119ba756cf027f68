package dev.flywheel.prime.payment;

import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.prime.PrimeSettings;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.payment.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Money that goes back to members. It is noted in the transaction that decides it and paid after it; a crash or an absent
 * finance in between is made up for by the job.
 */
@Component
public class Refunds {

    private static final int BATCH = 50;
    /** A bound, far above what a run finds; the rest waits for the next one. */
    private static final int MOST_BATCHES = 1_000;

    private final JdbcClient jdbc;
    private final Cashier cashier;
    private final PrimeSettings settings;
    private final Clock clock;

    Refunds(JdbcClient jdbc, Cashier cashier, PrimeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.cashier = cashier;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes, in the caller's transaction, that this much of a period's payment goes back. */
    public void note(MembershipId membership, int number, PaymentId payment, Money amount) {
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql("""
                INSERT INTO membership_refund (membership, number, payment, minor, currency, status, created_at, attempt_at)
                VALUES (?, ?, ?, ?, ?, 'PENDING', ?, ?)""")
                .params(
                        membership.value(),
                        number,
                        payment.value(),
                        amount.minor(),
                        amount.currency().getCurrencyCode(),
                        now,
                        now)
                .update();
    }

    /** The latest refund of a membership. */
    public Optional<Refund> latest(MembershipId membership) {
        return jdbc.sql("""
                SELECT minor, currency, status FROM membership_refund WHERE membership = ? ORDER BY number DESC LIMIT 1""")
                .params(membership.value())
                .query((rs, row) -> new Refund(
                        new Money(rs.getLong(1), Money.currency(rs.getString(2))),
                        RefundStatus.valueOf(rs.getString(3))))
                .optional();
    }

    /** Pays what a membership is owed now, if that is due. Call it after the commit. */
    public void attempt(MembershipId membership) {
        take("membership = ?", membership.value()).forEach(this::pay);
    }

    /** Pays all that is due; returns how many refunds were decided. */
    int attemptDue() {
        int decided = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<Due> due = take(
                    "(membership, number) IN (SELECT membership, number FROM membership_refund WHERE attempt_at <= ?"
                            + " ORDER BY attempt_at LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED)",
                    utc(clock.instant()));
            if (due.isEmpty()) {
                break;
            }
            int some = due.stream().mapToInt(this::pay).sum();
            if (some == 0) {
                // Finance says nothing now; the next run asks again.
                break;
            }
            decided += some;
        }
        return decided;
    }

    private List<Due> take(String which, Object value) {
        Instant now = clock.instant();
        return jdbc.sql("UPDATE membership_refund SET attempt_at = ? WHERE attempt_at <= ? AND " + which
                        + " RETURNING membership, number, payment, minor, currency")
                .params(utc(settings.leaseFrom(now)), utc(now), value)
                .query(Refunds::due)
                .list();
    }

    private int pay(Due due) {
        String key = "membership:" + due.membership + ":period:" + due.number + ":refund";
        return switch (cashier.refund(due.payment, key, due.amount)) {
            case Told.Done done -> decide(due, RefundStatus.PAID, null);
            case Told.Declined declined -> decide(due, RefundStatus.FAILED, declined.code());
            case Told.NotYet notYet -> 0;
        };
    }

    private int decide(Due due, RefundStatus status, @Nullable String failure) {
        return jdbc.sql("""
                UPDATE membership_refund SET status = :status, failure = :failure, attempt_at = NULL, done_at = :now
                WHERE membership = :membership AND number = :number AND status = 'PENDING'""")
                .param("status", status.name())
                .param("failure", failure)
                .param("now", utc(clock.instant()))
                .param("membership", due.membership.value())
                .param("number", due.number)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Due due(ResultSet rs, int row) throws SQLException {
        return new Due(
                new MembershipId(rs.getObject("membership", UUID.class)),
                rs.getInt("number"),
                new PaymentId(rs.getObject("payment", UUID.class)),
                new Money(rs.getLong("minor"), Money.currency(rs.getString("currency"))));
    }

    /** Money on its way back, or there. */
    public record Refund(Money amount, RefundStatus status) {}

    private record Due(MembershipId membership, int number, PaymentId payment, Money amount) {}
}
