package dev.flywheel.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was ordered to go wrong next, for tests. Orders for one operation are used up one after the other. */
final class Faults {

    private static final int MOST_ORDERS = 1_000;

    private final Map<Operation, Deque<Order>> orders = new EnumMap<>(Operation.class);
    private final Map<String, Tampering> tamperings = new HashMap<>();
    private int doubledWebhooks;

    /** How a call goes wrong. */
    enum Mode {
        /** Not done; answered late, with a 503, unless a repetition did it meanwhile. */
        @JsonProperty("timeout_before")
        TIMEOUT_BEFORE,
        /** Done, and answered late. */
        @JsonProperty("timeout_after")
        TIMEOUT_AFTER,
        /** Not done; answered with a 500. */
        @JsonProperty("error")
        ERROR,
        /** Declined, whatever the payment method. */
        @JsonProperty("decline")
        DECLINE
    }

    /**
     * @param delay of the modes that answer late
     */
    record Fault(Mode mode, Duration delay) {}

    private record Order(Fault fault, int left) {}

    synchronized void order(Operation operation, Fault fault, int count) {
        Deque<Order> waiting = orders.computeIfAbsent(operation, first -> new ArrayDeque<>());
        if (waiting.size() >= MOST_ORDERS) {
            throw Refusal.passing(409, "too_many_faults", "clear some with DELETE /v1/faults first");
        }
        waiting.addLast(new Order(fault, count));
    }

    /** What is to go wrong with this call; null for nothing. Uses it up. */
    synchronized @Nullable Fault next(Operation operation) {
        Deque<Order> waiting = orders.get(operation);
        Order order = waiting == null ? null : waiting.pollFirst();
        if (order == null || waiting == null) {
            return null;
        }
        if (order.left > 1) {
            waiting.addFirst(new Order(order.fault, order.left - 1));
        }
        return order.fault;
    }

    synchronized void doubleWebhooks(int count) {
        doubledWebhooks += count;
    }

    /** Whether this webhook is to be delivered twice. Uses it up. */
    synchronized boolean nextWebhookIsDoubled() {
        if (doubledWebhooks == 0) {
            return false;
        }
        doubledWebhooks--;
        return true;
    }

    /** What to do with a line of the settlement file. */
    enum Tampering {
        @JsonProperty("drop")
        DROP,
        /** One minor unit more. */
        @JsonProperty("amount")
        AMOUNT,
        @JsonProperty("rename")
        RENAME
    }

    synchronized void tamper(String reference, Tampering how) {
        tamperings.put(reference, how);
    }

    /** The file's lines as they are to be told. */
    synchronized List<SettlementFile.Line> tamperedWith(List<SettlementFile.Line> lines) {
        return lines.stream()
                .filter(line -> tamperings.get(line.reference()) != Tampering.DROP)
                .map(line -> tamperings.get(line.reference()) == Tampering.AMOUNT ? line.of(line.minor() + 1) : line)
                .map(line -> tamperings.get(line.reference()) == Tampering.RENAME
                        ? line.named(line.reference() + "x")
                        : line)
                .toList();
    }

    synchronized void clear() {
        tamperings.clear();
        orders.clear();
        doubledWebhooks = 0;
    }

    synchronized List<View> view() {
        List<View> views = new ArrayList<>();
        orders.forEach((operation, waiting) -> waiting.forEach(
                order -> views.add(new View(operation, order.fault.mode, order.left, order.fault.delay.toMillis()))));
        return views;
    }

    /** An order that is not used up. */
    record View(Operation operation, Mode mode, int count, long delayMillis) {}
}
