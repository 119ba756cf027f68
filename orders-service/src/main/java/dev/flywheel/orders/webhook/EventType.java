package dev.flywheel.orders.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What integrators can hear of. The names are a contract. */
enum EventType {
    ORDER_PLACED("order.placed"),
    ORDER_CANCELLED("order.cancelled"),
    SHIPMENT_DISPATCHED("shipment.dispatched"),
    SHIPMENT_DELIVERED("shipment.delivered"),
    REPLACEMENT_DISPATCHED("replacement.dispatched"),
    REPLACEMENT_DELIVERED("replacement.delivered"),
    REFUND_ISSUED("refund.issued"),
    /** Money that the house gives away; only operators are told. */
    GOODWILL_GIVEN("goodwill.given"),
    /** Only on request, to try an address out; nobody can choose it. */
    PING("ping");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    @JsonValue
    String text() {
        return text;
    }

    @JsonCreator
    static EventType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text) && type != PING)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + choices()));
    }

    private static String choices() {
        return Arrays.stream(values())
                .filter(type -> type != PING)
                .map(EventType::text)
                .collect(Collectors.joining(", "));
    }
}
