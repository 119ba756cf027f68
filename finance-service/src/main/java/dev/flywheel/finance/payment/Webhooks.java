package dev.flywheel.finance.payment;

import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.Notice;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
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

    private final JdbcClient jdbc;
    private final Calls calls;
    private final PaymentProvider provider;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, Calls calls, PaymentProvider provider, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.calls = calls;
        this.provider = provider;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a notice, each event once. */
    @Transactional
    public void take(Notice notice) {
        int fresh = jdbc.sql("""
                        INSERT INTO webhook_event (provider, event_id, received_at) VALUES (:provider, :event, :now)
                        ON CONFLICT (provider, event_id) DO NOTHING""")
                .param("provider", provider.name())
                .param("event", notice.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (fresh == 1) {
            calls.hurry(provider.name(), notice, clock.instant());
            if (!notice.dispute().isEmpty()) {
                events.publishEvent(new NoticeOfDispute(provider.name(), notice.dispute()));
            }
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
