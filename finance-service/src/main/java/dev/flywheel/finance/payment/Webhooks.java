package dev.flywheel.finance.payment;

import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.Notice;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the provider tells by itself. A notice is not believed: it makes the call it is about due for the job that asks the
 * provider. So one that is early, late, doubled or out of order changes nothing but when we ask.
 */
@Component
class Webhooks {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    // A call that its first caller is just making is left to him: he hears the answer himself, and the notice of it
    // mostly
    // comes while he writes it down, so it would wait for his lock, or he for its.
    private static final String TAKE = """
            WITH fresh AS (
                INSERT INTO webhook_event (provider, event_id, received_at) VALUES (:provider, :event, :now)
                ON CONFLICT (provider, event_id) DO NOTHING RETURNING event_id),
            hurried AS (
                UPDATE provider_call SET next_attempt_at = :now FROM fresh
                WHERE %s AND provider_call.provider = :provider AND status IN ('UNKNOWN', 'ACTION_REQUIRED')
                  AND (attempts > 0 OR asked_at <= :inFlight))
            SELECT EXISTS (SELECT FROM fresh)""";

    private static final String BY_KEY = TAKE.formatted("id = :id");
    private static final String BY_NAME = TAKE.formatted(
            "(id = :id OR payment_id IN (SELECT id FROM payment WHERE provider_reference = ANY (:names)))");

    private final JdbcClient jdbc;
    private final PaymentProvider provider;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, PaymentProvider provider, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.provider = provider;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a notice, each event once. */
    @Transactional
    public void take(Notice notice) {
        Instant now = clock.instant();
        boolean fresh = jdbc.sql(notice.authorisations().isEmpty() ? BY_KEY : BY_NAME)
                .param("provider", provider.name())
                .param("event", notice.id())
                .param("now", Timestamp.from(now))
                .param("inFlight", Timestamp.from(now.minus(Calls.IN_FLIGHT)))
                .param("id", Call.ofProviderKey(notice.key()).orElse(null), Types.OTHER)
                .param("names", notice.authorisations().toArray(String[]::new))
                .query(Boolean.class)
                .single();
        if (fresh && !notice.dispute().isEmpty()) {
            events.publishEvent(new NoticeOfDispute(provider.name(), notice.dispute()));
        }
        if (fresh && !notice.refund().isEmpty()) {
            events.publishEvent(new NoticeOfBounce(provider.name(), notice.refund()));
        }
    }

    /** Drops what the provider will not repeat any more. */
    int forgetOld() {
        return jdbc.sql("""
                        DELETE FROM webhook_event WHERE (provider, event_id) IN (
                            SELECT provider, event_id FROM webhook_event WHERE received_at < :before LIMIT :limit)""")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .param("limit", BATCH)
                .update();
    }
}
