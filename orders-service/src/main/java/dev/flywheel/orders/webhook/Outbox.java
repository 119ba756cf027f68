package dev.flywheel.orders.webhook;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.web.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts facts in line for the addresses that want them, in the transaction that moves the cursor: each exactly once. */
@Component
class Outbox {

    private static final JsonMapper JSON = Json.tolerant();

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Clock clock;

    Outbox(Webhooks webhooks, Deliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What an address that is switched off misses is written down too: it can be replayed. */
    void put(List<Told> told) {
        List<Webhook> listeners = webhooks.of(told.stream()
                .map(Told::seller)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        if (listeners.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Deliveries.New> due = new ArrayList<>();
        for (Told fact : told) {
            listeners.stream()
                    .filter(webhook -> Objects.equals(webhook.seller(), fact.seller())
                            && webhook.wants(fact.message().type()))
                    .forEach(webhook -> due.add(delivery(webhook, fact)));
        }
        deliveries.insert(due, now);
    }

    /** Puts a test in line. */
    UUID ping(Webhook webhook) {
        Instant now = clock.instant();
        Deliveries.New ping = delivery(
                webhook, new Told(webhook.seller(), "webhook:" + webhook.id(), Message.ping(webhook.id(), now)));
        deliveries.insert(List.of(ping), now);
        return ping.id();
    }

    private static Deliveries.New delivery(Webhook webhook, Told fact) {
        return new Deliveries.New(
                Ids.next(),
                webhook.id(),
                fact.message().type(),
                fact.subject(),
                JSON.writeValueAsString(fact.message()),
                webhook.isEnabled());
    }

    /**
     * A fact for those who may hear of it.
     *
     * @param seller null for the operators
     */
    record Told(@Nullable SellerId seller, String subject, Message message) {}
}
