package dev.flywheel.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How interrupted work is picked up: {@code flywheel.orders.*}.
 *
 * @param resumeAfter how long a call to finance may take before it is repeated with the same key
 * @param holdFor how long stock is held for a shopper who has a step of his payment to do
 * @param giveUpAfter age at which an order that finance never heard of is cancelled
 * @param returnWithin how long after its delivery a parcel may be sent back
 * @param replacedBackWithin how long after its replacement was sent a return may take to be received
 * @param openingAtOnce how many checkouts of one instance write their orders at the same time; about twice the processors
 *     that its database has is enough
 */
@ConfigurationProperties("flywheel.orders")
public record OrdersSettings(
        @DefaultValue("5s") Duration resumeAfter,
        @DefaultValue("10m") Duration holdFor,
        @DefaultValue("15m") Duration giveUpAfter,
        @DefaultValue("30d") Duration returnWithin,
        @DefaultValue("30d") Duration replacedBackWithin,
        @DefaultValue("8") int openingAtOnce) {

    public OrdersSettings {
        if (openingAtOnce < 1) {
            throw new IllegalArgumentException("flywheel.orders.opening-at-once must be at least 1");
        }
    }
}
