package dev.flywheel.orders.mail;

import dev.flywheel.orders.order.Order;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mail is to say, before it is worded.
 *
 * @param order whose shopper is written to
 * @param fact what about, of which there is one mail
 * @param at when it happened
 * @param values for the template, besides those of every mail
 * @param document the fact whose document is attached
 */
record Letter(
        Order order,
        MailKind kind,
        String fact,
        Instant at,
        Map<String, Object> values,
        @Nullable String document) {

    static Letter of(Order order, MailKind kind, String fact, Instant at, Map<String, Object> values) {
        return new Letter(order, kind, fact, at, values, null);
    }
}
