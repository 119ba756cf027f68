package dev.flywheel.prime.membership;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.service.feed.EventLog;
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

/**
 * The memberships. Whoever changes one takes his turn and locks it before his transaction's first write, so that events stand
 * in the feed in the order in which they happened, and locks its periods after it.
 */
@Component
public class Memberships {

    private final JdbcClient jdbc;
    private final EventLog events;

    Memberships(JdbcClient jdbc, EventLog events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Adds a membership whose first payment is not decided; false when the account has a live one. */
    public boolean open(Membership membership, Instant at) {
        return jdbc.sql("""
                INSERT INTO membership (id, account, status, plan_version, country, payment_token, anchor, anchor_period,
                    period, created_at)
                VALUES (:id, :account, :status, :plan, :country, :token, :anchor, :anchorPeriod, :period, :now)
                ON CONFLICT (account) WHERE status <> 'ENDED' DO NOTHING""")
                        .param("id", membership.id().value())
                        .param("account", membership.account().value())
                        .param("status", membership.status().name())
                        .param("plan", membership.planVersion())
                        .param("country", membership.country())
                        .param("token", membership.paymentToken())
                        .param("anchor", membership.calendar().anchor())
                        .param("anchorPeriod", membership.calendar().anchorPeriod())
                        .param("period", membership.period())
                        .param("now", utc(at))
                        .update()
                == 1;
    }

    public Membership lock(MembershipId id) {
        events.takeTurn("membership:" + id);
        return jdbc.sql("SELECT * FROM membership WHERE id = ? FOR UPDATE")
                .params(id.value())
                .query(Memberships::membership)
                .single();
    }

    public Membership get(MembershipId id) {
        return jdbc.sql("SELECT * FROM membership WHERE id = ?")
                .params(id.value())
                .query(Memberships::membership)
                .single();
    }

    /** The account's live membership, locked. */
    public Optional<Membership> lockLive(AccountId account) {
        return jdbc.sql("SELECT id FROM membership WHERE account = ? AND status <> 'ENDED'")
                .params(account.value())
                .query(UUID.class)
                .optional()
                .map(id -> lock(new MembershipId(id)))
                .filter(membership -> membership.status() != MembershipStatus.ENDED);
    }

    /** The account's live membership, or else the last one that was ever paid. */
    Optional<Membership> latest(AccountId account) {
        return jdbc.sql("""
                SELECT * FROM membership WHERE account = ? AND (status <> 'ENDED' OR period > 0)
                ORDER BY status = 'ENDED', id DESC LIMIT 1""")
                .params(account.value())
                .query(Memberships::membership)
                .optional();
    }

    /** Memberships whose next period has begun, locked. Nobody's lock is waited for, so no turn is needed. */
    public List<Membership> lockRenewing(LocalDate today, int limit) {
        return jdbc.sql("""
                SELECT * FROM membership WHERE renews_on <= ? ORDER BY renews_on, id LIMIT ? FOR UPDATE SKIP LOCKED""").params(today, limit).query(Memberships::membership).list();
    }

    /** A period was paid. */
    public void paid(Membership membership, Period period, Instant benefitsUntil) {
        membership.requireCanBecome(MembershipStatus.ACTIVE);
        MonthCalendar calendar = membership.calendar();
        boolean moved = !calendar.startOf(period.number()).equals(period.startsOn());
        jdbc.sql("""
                UPDATE membership SET status = 'ACTIVE', period = ?, renews_on = ?, benefits_until = ?, anchor = ?,
                    anchor_period = ?
                WHERE id = ?""")
                .params(
                        period.number(),
                        period.endsOn(),
                        utc(benefitsUntil),
                        moved ? period.startsOn() : calendar.anchor(),
                        moved ? period.number() : calendar.anchorPeriod(),
                        membership.id().value())
                .update();
    }

    /** A period has begun and is being paid; benefits go on meanwhile. */
    public void renewing(Membership membership, Instant benefitsUntil) {
        jdbc.sql("UPDATE membership SET renews_on = NULL, benefits_until = ? WHERE id = ?")
                .params(utc(benefitsUntil), membership.id().value())
                .update();
    }

    /** A renewal was refused and will be tried again. */
    public void pastDue(Membership membership) {
        membership.requireCanBecome(MembershipStatus.PAST_DUE);
        jdbc.sql("UPDATE membership SET status = 'PAST_DUE' WHERE id = ?")
                .params(membership.id().value())
                .update();
    }

    /** It will end with its paid period. */
    public void cancelling(Membership membership, LocalDate endsOn) {
        membership.requireCanBecome(MembershipStatus.CANCELLING);
        jdbc.sql("UPDATE membership SET status = 'CANCELLING', renews_on = NULL, ends_on = ? WHERE id = ?")
                .params(endsOn, membership.id().value())
                .update();
    }

    /** It is over; the payment method is forgotten, unless a charge is under way whose outcome has to be asked for. */
    public void end(Membership membership, String reason, Instant at, @Nullable Instant benefitsUntil) {
        membership.requireCanBecome(MembershipStatus.ENDED);
        jdbc.sql("""
                UPDATE membership SET status = 'ENDED', renews_on = NULL, ends_on = NULL, benefits_until = :until,
                    ended_at = :at, end_reason = :reason, payment_token = CASE WHEN EXISTS (
                        SELECT FROM membership_period WHERE membership = id AND status = 'PENDING') THEN payment_token END
                WHERE id = :id""")
                .param("until", benefitsUntil == null ? null : utc(benefitsUntil))
                .param("at", utc(at))
                .param("reason", reason)
                .param("id", membership.id().value())
                .update();
    }

    /** Nothing will be charged any more. */
    public void forgetPaymentMethod(Membership membership) {
        jdbc.sql("UPDATE membership SET payment_token = NULL WHERE id = ?")
                .params(membership.id().value())
                .update();
    }

    /** Ends what was cancelled for a day that has come; returns how many. Their benefits end by themselves. */
    public int endCancelled(LocalDate today, Instant at) {
        return jdbc.sql("""
                UPDATE membership SET status = 'ENDED', ends_on = NULL, payment_token = NULL, ended_at = ?,
                    end_reason = 'cancelled'
                WHERE id IN (
                    SELECT id FROM membership WHERE ends_on <= ? ORDER BY id FOR UPDATE SKIP LOCKED)""").params(utc(at), today).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Membership membership(ResultSet rs, int row) throws SQLException {
        OffsetDateTime until = rs.getObject("benefits_until", OffsetDateTime.class);
        return new Membership(
                new MembershipId(rs.getObject("id", UUID.class)),
                new AccountId(rs.getObject("account", UUID.class)),
                MembershipStatus.valueOf(rs.getString("status")),
                rs.getInt("plan_version"),
                rs.getString("country"),
                rs.getString("payment_token"),
                new MonthCalendar(rs.getObject("anchor", LocalDate.class), rs.getInt("anchor_period")),
                rs.getInt("period"),
                rs.getObject("renews_on", LocalDate.class),
                until == null ? null : until.toInstant(),
                rs.getString("end_reason"));
    }
}
