package dev.flywheel.orders.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How facts are sent: {@code flywheel.orders.webhooks.*}.
 *
 * @param keySecret what the secrets of addresses are encrypted with; from the environment, the same for all replicas
 * @param allowPrivate true lets addresses be unencrypted and inside the own network; for tests and nothing else
 * @param timeout for one try, from connecting to the end of the answer
 * @param giveUpAfter for how long one delivery is tried
 * @param disableAfter an address that took nothing for so long is switched off
 * @param keep how long deliveries can be looked at and replayed
 * @param mostOfOwner addresses that one seller, or all operators together, may have
 */
@Validated
@ConfigurationProperties("flywheel.orders.webhooks")
record WebhookSettings(
        @NotNull @Size(min = 32, message = "must have at least 32 characters; set FLYWHEEL_ORDERS_WEBHOOKS_KEYSECRET")
        String keySecret,

        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("10") int mostOfOwner) {

    /** Longer than a try can take, so that nobody takes over what is being sent. */
    Duration lease() {
        return timeout.multipliedBy(2).plusSeconds(10);
    }

    /** Not the record's own text: a secret has no place in a log. */
    @Override
    public String toString() {
        return "WebhookSettings[timeout=" + timeout + "]";
    }
}
