package dev.flywheel.standalone.demo;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Patience;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Behind the shop: parcels leave a day after the order, arrive two days later, and some come back. */
final class Fulfilment {

    private final Opening.Cast cast;
    private final Map<String, Person> sellersById = new TreeMap<>();
    private final List<Placed> open = new ArrayList<>();
    private final List<Parcel> travelling = new ArrayList<>();
    private final List<String> returning = new ArrayList<>();
    private final List<String> all = new ArrayList<>();

    Fulfilment(Opening.Cast cast) {
        this.cast = cast;
        cast.sellers()
                .values()
                .forEach(seller -> sellersById.put(
                        seller.api().get("/seller/profile").expect(200).text("/sellerId"), seller));
    }

    /** Ids of every order placed. */
    List<String> orders() {
        return all;
    }

    void placed(Shopper shopper, JsonNode order, int day) {
        all.add(order.at("/orderId").asString());
        open.add(new Placed(shopper, order, day));
    }

    void day(int day, RandomGenerator chance, Shopper.Tally tally) {
        receiveReturns();
        deliver(day, chance, tally);
        ship(day, chance, tally);
    }

    private void ship(int day, RandomGenerator chance, Shopper.Tally tally) {
        for (Iterator<Placed> each = open.iterator(); each.hasNext(); ) {
            Placed placed = each.next();
            if (placed.day >= day) {
                continue;
            }
            each.remove();
            if (chance.nextInt(100) < 3) {
                placed.shopper
                        .api()
                        .post("/orders/" + placed.id() + "/cancellation", null)
                        .expect(200);
                tally.cancellations++;
                continue;
            }
            for (String seller : placed.senders()) {
                travelling.add(new Parcel(placed, shipment(placed, seller), day));
                tally.shipments++;
            }
        }
    }

    private String shipment(Placed placed, String seller) {
        Api.Reply reply = seller.isEmpty()
                ? cast.operator().api().post("/operator/orders/" + placed.id() + "/shipments", Map.of())
                : Objects.requireNonNull(sellersById.get(seller))
                        .api()
                        .post("/seller/orders/" + placed.id() + "/shipments", Map.of());
        String shipment = reply.text("/shipmentId");
        if (shipment.isEmpty()) {
            throw new IllegalStateException("a shipment went wrong: " + reply.body());
        }
        return shipment;
    }

    private void deliver(int day, RandomGenerator chance, Shopper.Tally tally) {
        for (Iterator<Parcel> each = travelling.iterator(); each.hasNext(); ) {
            Parcel parcel = each.next();
            if (parcel.day > day - 2) {
                continue;
            }
            each.remove();
            // The money may take a moment longer than the parcel.
            Patience.until(
                    () -> cast.operator().api().post("/operator/shipments/" + parcel.shipment + "/delivery", null),
                    reply -> reply.status() == 200);
            tally.deliveries++;
            if (chance.nextInt(100) < 7) {
                sendBack(parcel);
                tally.returns++;
            }
        }
    }

    private void sendBack(Parcel parcel) {
        JsonNode order = parcel.placed
                .shopper
                .api()
                .get("/orders/" + parcel.placed.id())
                .expect(200)
                .json();
        for (JsonNode line : order.at("/lines").values()) {
            if (line.at("/delivered").asInt() > line.at("/returned").asInt()) {
                Map<String, Object> what =
                        Map.of("lineId", line.at("/lineId").asString(), "quantity", 1, "reason", "did not like it");
                returning.add(parcel.placed
                        .shopper
                        .api()
                        .post("/orders/" + parcel.placed.id() + "/returns", Map.of("lines", List.of(what)))
                        .expect(201)
                        .text("/returnId"));
                return;
            }
        }
    }

    private void receiveReturns() {
        returning.forEach(id ->
                cast.operator().api().post("/operator/returns/" + id + "/receipt", Map.of("disposition", "RESTOCK")));
        returning.clear();
    }

    private record Placed(Shopper shopper, JsonNode order, int day) {

        String id() {
            return order.at("/orderId").asString();
        }

        /** Sellers who have to send something; the empty one is the shop itself. */
        List<String> senders() {
            return order.at("/lines")
                    .valueStream()
                    .map(line -> line.at("/sellerId").asString(""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private record Parcel(Placed placed, String shipment, int day) {}
}
