package dev.flywheel.orders.webhook;

import dev.flywheel.domain.SellerId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address and what it wants to hear.
 *
 * @param seller null for operators' ones, which hear of everything
 * @param disabledReason null while it is enabled
 * @param failingSince since when it took nothing; null after a success
 */
record Webhook(
        UUID id,
        @Nullable SellerId seller,
        URI url,
        @Nullable String description,
        Set<EventType> events,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt) {

    boolean isEnabled() {
        return disabledReason == null;
    }

    boolean wants(EventType type) {
        return events.contains(type);
    }

    /** How it is shown. */
    View view() {
        return new View(
                id,
                url.toString(),
                description,
                events.stream().sorted().toList(),
                isEnabled(),
                disabledReason,
                failingSince,
                createdAt);
    }

    /**
     * @param disabledReason why nothing is sent
     * @param failingSince since when every try failed
     */
    record View(
            UUID webhookId,
            String url,
            @Nullable String description,
            List<EventType> events,
            boolean enabled,
            @Nullable String disabledReason,
            @Nullable Instant failingSince,
            Instant createdAt) {}
}
