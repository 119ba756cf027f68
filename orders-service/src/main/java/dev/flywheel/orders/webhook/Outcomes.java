package dev.flywheel.orders.webhook;

import dev.flywheel.orders.webhook.Deliveries.Due;
import dev.flywheel.orders.webhook.Deliveries.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what came of a try, and draws the consequences: again later, given up, or the address switched off. */
@Component
class Outcomes {

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final WebhookSettings settings;

    Outcomes(JdbcClient jdbc, Deliveries deliveries, Webhooks webhooks, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.settings = settings;
    }

    @Transactional
    public void note(Due due, String signature, OutsideCall.Outcome outcome, Instant now) {
        Instant next = now.plus(Backoff.pause(due.tries(), outcome.retryAfter(), ThreadLocalRandom.current()));
        if (!deliveries.settle(due, status(due, outcome, next), next)) {
            return;
        }
        log(due, signature, outcome, now);
        if (outcome.isTaken()) {
            webhooks.succeeded(due.webhook());
        } else if (outcome.isGone()) {
            webhooks.disable(due.webhook(), "the address answered 410: it is gone");
        } else if (!webhooks.failed(due.webhook(), now).isAfter(now.minus(settings.disableAfter()))) {
            webhooks.disable(
                    due.webhook(),
                    "nothing was taken for " + settings.disableAfter().toDays() + " days");
        }
    }

    private Status status(Due due, OutsideCall.Outcome outcome, Instant next) {
        if (outcome.isTaken()) {
            return Status.DELIVERED;
        }
        boolean tooLate = next.isAfter(due.since().plus(settings.giveUpAfter()));
        return outcome.isGone() || tooLate ? Status.FAILED : Status.PENDING;
    }

    private void log(Due due, String signature, OutsideCall.Outcome outcome, Instant now) {
        jdbc.sql("""
                INSERT INTO webhook_attempt (delivery, number, at, millis, url, signature, status, error, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(due.id())
                .param(due.attempt())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(outcome.millis())
                .param(due.url().toString())
                .param(signature)
                .param(outcome.status())
                .param(outcome.error())
                .param(outcome.body())
                .update();
    }
}
