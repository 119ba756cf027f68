package dev.flywheel.prime.membership;

import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The months of memberships and what became of their price. */
@Component
public class Periods {

    private final JdbcClient jdbc;

    Periods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a period that is to be charged.
     *
     * @param inFlight true when the caller charges it himself, until that time
     */
    public void open(Period period, boolean inFlight, Instant attemptAt) {
        jdbc.sql("""
                INSERT INTO membership_period (membership, number, starts_on, ends_on, price, currency, country, status,
                    in_flight, attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)""")
                .params(
                        period.membership().value(),
                        period.number(),
                        period.startsOn(),
                        period.endsOn(),
                        period.price().minor(),
                        period.price().currency().getCurrencyCode(),
                        period.country(),
                        inFlight,
                        utc(attemptAt))
                .update();
    }

    public Optional<Period> find(MembershipId membership, int number) {
        return jdbc.sql("SELECT * FROM membership_period WHERE membership = ? AND number = ?")
                .params(membership.value(), number)
                .query(Periods::period)
                .optional();
    }

    /** Takes over the charges that are due and nobody sees to. */
    public List<Period> takeDue(Instant now, Instant until, int limit) {
        return jdbc.sql("""
                UPDATE membership_period SET attempt_at = :until, in_flight = true WHERE (membership, number) IN (
                    SELECT membership, number FROM membership_period WHERE attempt_at <= :now
                    ORDER BY attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING *""")
                .param("now", utc(now))
                .param("until", utc(until))
                .param("limit", limit)
                .query(Periods::period)
                .list();
    }

    /** The money came; false when somebody else has decided this period. */
    public boolean charge(Period period, PaymentId payment, Instant at) {
        return jdbc.sql("""
                UPDATE membership_period SET status = 'CHARGED', payment = ?, charged_at = ?, starts_on = ?, ends_on = ?,
                    next_revenue_on = ?, attempt_at = NULL, in_flight = false
                WHERE membership = ? AND number = ? AND status = 'PENDING'""")
                        .params(
                                payment.value(),
                                utc(at),
                                period.startsOn(),
                                period.endsOn(),
                                period.startsOn(),
                                period.membership().value(),
                                period.number())
                        .update()
                == 1;
    }

    /** Its charge was refused; true unless somebody else has noted that. It is tried again when there is a time for it. */
    public boolean refuse(Period period, Instant at, @Nullable Instant again) {
        return jdbc.sql("""
                UPDATE membership_period SET status = CASE WHEN :again::timestamptz IS NULL THEN 'DECLINED' ELSE status END,
                    attempt = attempt + 1, attempt_at = :again, in_flight = false,
                    first_failed_at = coalesce(first_failed_at, :at)
                WHERE membership = :membership AND number = :number AND status = 'PENDING' AND attempt = :attempt""")
                        .param("at", utc(at))
                        .param("again", again == null ? null : utc(again))
                        .param("membership", period.membership().value())
                        .param("number", period.number())
                        .param("attempt", period.attempt())
                        .update()
                == 1;
    }

    /** Gives up a charge that is certainly not under way. */
    public void abandon(MembershipId membership) {
        jdbc.sql("""
                UPDATE membership_period SET status = 'ABANDONED', attempt_at = NULL
                WHERE membership = ? AND status = 'PENDING' AND NOT in_flight""").params(membership.value()).update();
    }

    /**
     * Breaks a paid period off: what is not refunded is earned.
     *
     * @return the part of it that had not been recognised before
     */
    public Money breakOff(Period period, Money refund) {
        return jdbc.sql("""
                UPDATE membership_period SET refunded = :refund, recognised = price - :refund, next_revenue_on = NULL
                WHERE membership = :membership AND number = :number AND status = 'CHARGED'
                RETURNING new.recognised - old.recognised""")
                .param("refund", refund.minor())
                .param("membership", period.membership().value())
                .param("number", period.number())
                .query((rs, row) -> new Money(rs.getLong(1), refund.currency()))
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Period period(ResultSet rs, int row) throws SQLException {
        OffsetDateTime failed = rs.getObject("first_failed_at", OffsetDateTime.class);
        UUID payment = rs.getObject("payment", UUID.class);
        return new Period(
                new MembershipId(rs.getObject("membership", UUID.class)),
                rs.getInt("number"),
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class),
                new Money(rs.getLong("price"), Money.currency(rs.getString("currency"))),
                rs.getString("country"),
                PeriodStatus.valueOf(rs.getString("status")),
                rs.getInt("attempt"),
                rs.getBoolean("in_flight"),
                failed == null ? null : failed.toInstant(),
                payment == null ? null : new PaymentId(payment));
    }
}
