package dev.flywheel.prime.payment;

import dev.flywheel.domain.Ids;
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
 * finance in between is made up for by the job, after ever longer pauses. A try keeps its key until it is decided; only a
 * refusal makes a new one, so nobody is paid twice.
 */
@Component
public class Refunds {

    /** Others may ask after a pause that doubles with every call that had no answer, up to an hour. */
    private static final String TAKE = """
            UPDATE membership_refund SET calls = calls + 1, attempt_at = ?::timestamptz
                + least(interval '1 hour', make_interval(secs => ?) * power(2, least(calls, 20)))
            WHERE attempt_at <= ? AND\s""";

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
                INSERT INTO membership_refund (id, membership, number, payment, minor, currency, status, created_at, attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)""")
                .params(
                        Ids.next(),
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
        OffsetDateTime now = utc(clock.instant());
        return jdbc.sql(TAKE + which + " RETURNING membership, number, payment, minor, currency, refusals")
                .params(now, settings.resumeAfter().toSeconds(), now, value)
                .query(Refunds::due)
                .list();
    }

    private int pay(Due due) {
        return switch (cashier.refund(due.payment, due.key(), due.amount)) {
            case Told.Done done -> decide(due, RefundStatus.PAID, null);
            case Told.Declined declined -> decide(due, RefundStatus.FAILED, declined.code());
            case Told.NotYet notYet -> 0;
            case Told.ActionRequired action -> 0;
        };
    }

    private int decide(Due due, RefundStatus status, @Nullable String failure) {
        return jdbc.sql("""
                UPDATE membership_refund SET status = :status, failure = coalesce(:failure, failure), attempt_at = NULL,
                    done_at = :now, refusals = refusals + CASE WHEN :status = 'FAILED' THEN 1 ELSE 0 END
                WHERE membership = :membership AND number = :number AND status = 'PENDING' AND refusals = :refusals""")
                .param("status", status.name())
                .param("refusals", due.refusals)
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
                new Money(rs.getLong("minor"), Money.currency(rs.getString("currency"))),
                rs.getInt("refusals"));
    }

    /** Money on its way back, or there. */
    public record Refund(Money amount, RefundStatus status) {}

    private record Due(MembershipId membership, int number, PaymentId payment, Money amount, int refusals) {

        String key() {
            String first = "membership:" + membership + ":period:" + number + ":refund";
            return refusals == 0 ? first : first + ":retry:" + refusals;
        }
    }
}
