package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An order on its way out and back, a unit at a time. Each call has a key, and is repeated with it until it is decided. */
final class Journey {

    static final int UNITS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String order;
    private final String line;
    private final String total;
    private final List<String> parcels = new ArrayList<>();
    private final List<String> returns = new ArrayList<>();
    private int arrived;
    private int received;

    /** Begins with a checkout's answer. */
    Journey(Api.Reply placed) {
        order = placed.text("/orderId");
        line = placed.text("/lines/0/lineId");
        total = placed.text("/totals/total/amount");
    }

    String order() {
        return order;
    }

    /** What it costs. */
    String total() {
        return total;
    }

    boolean isOver() {
        return received == UNITS;
    }

    /** How often its money moved, as far as it was told. */
    int moved() {
        return parcels.size() + received;
    }

    /**
     * Goes on where it was.
     *
     * @param moved run after each answer that says that money moved
     */
    void goOn(Api shopper, Api operator, Runnable moved) {
        while (parcels.size() < UNITS) {
            Api sender = operator.key("out-" + order + "-" + parcels.size());
            parcels.add(decided(sender, "/operator/orders/" + order + "/shipments", Map.of("lines", units(1)), 201)
                    .text("/shipmentId"));
            moved.run();
        }
        for (; arrived < UNITS; arrived++) {
            String parcel = parcels.get(arrived);
            decided(operator.key("there-" + parcel), "/operator/shipments/" + parcel + "/delivery", null, 200);
        }
        if (returns.isEmpty()) {
            announce(shopper);
        }
        while (received < UNITS) {
            String back = returns.get(received);
            Map<String, Object> how = Map.of("disposition", "RESTOCK");
            decided(operator.key("back-" + back), "/operator/returns/" + back + "/receipt", how, 200);
            received++;
            moved.run();
        }
    }

    private void announce(Api shopper) {
        Map<String, Object> all = Map.of("lines", units(UNITS));
        decided(shopper.key("tell-" + order), "/orders/" + order + "/returns", all, 201)
                .at("/returns")
                .valueStream()
                .map(back -> back.at("/returnId").asString())
                .forEach(returns::add);
        assertThat(returns).as("one for each parcel").hasSize(UNITS);
    }

    private List<Map<String, Object>> units(int quantity) {
        return quantity == UNITS
                ? List.of(Map.of("lineId", line, "quantity", quantity, "reason", "too large"))
                : List.of(Map.of("lineId", line, "quantity", quantity));
    }

    /** Waits until it is decided; who is killed meanwhile does not answer at all. */
    private static Api.Reply decided(Api who, String path, @Nullable Object body, int wanted) {
        AtomicReference<Supplier<Api.Reply>> last = new AtomicReference<>();
        Eventually.passes(PATIENCE, () -> {
            Supplier<Api.Reply> answer = answer(who, path, body);
            last.set(answer);
            if (answer instanceof Answered(Api.Reply reply)) {
                assertThat(reply.status()).as(path + ": " + reply.body()).isEqualTo(wanted);
            }
        });
        return last.get().get();
    }

    private static Supplier<Api.Reply> answer(Api who, String path, @Nullable Object body) {
        try {
            return new Answered(who.post(path, body));
        } catch (UncheckedIOException killed) {
            return () -> {
                throw killed;
            };
        }
    }

    private record Answered(Api.Reply reply) implements Supplier<Api.Reply> {

        @Override
        public Api.Reply get() {
            return reply;
        }
    }
}
