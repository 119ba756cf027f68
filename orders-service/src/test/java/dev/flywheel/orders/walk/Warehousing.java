package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to goods after they are paid, and while they lie there. */
final class Warehousing {

    private static final List<String> ADJUSTMENTS =
            List.of("EXPECTED", "RECEIVED", "FOUND", "LOST", "DAMAGED", "REPAIRED", "SCRAPPED");
    private static final List<String> DISPOSITIONS = List.of("RESTOCK", "WRITE_OFF", "RESTOCK");

    private final Shop shop;
    private final Things<Parcel> parcels = new Things<>();
    private final Things<Placed> delivered = new Things<>();
    private final Things<Placed.Back> returns = new Things<>();

    Warehousing(Shop shop) {
        this.shop = shop;
    }

    Api.@Nullable Reply ship(Operation operation) {
        return shop.orders().with(operation, order -> {
            Placed.Line line = order.line(operation.how());
            Object body = operation.how() % 3 != 0 ? null : Map.of("lines", List.of(line.units(1)));
            Api.Reply reply = sender(line).post(path(line) + "orders/" + order.id() + "/shipments", body);
            if (reply.status() == 201 || reply.status() == 202) {
                parcels.add(new Parcel(reply.text("/shipmentId"), order));
            }
            // A third party is not told of an order that is not paid.
            return reply.status() == 404 ? null : reply;
        });
    }

    /** Most parcels arrive once; some are told to have arrived again. */
    Api.@Nullable Reply deliver(Operation operation) {
        return parcels.with(operation, parcel -> {
            Api.Reply reply = shop.operator().post("/operator/shipments/" + parcel.id + "/delivery", null);
            if (reply.status() == 200) {
                delivered.add(parcel.order);
            }
            if (operation.how() % 4 != 0) {
                parcels.remove(parcel);
            }
            return reply;
        });
    }

    Api.@Nullable Reply sendBack(Operation operation) {
        return delivered.with(operation, order -> {
            Placed.Line sold = order.line(operation.how());
            Map<String, Object> line = new LinkedHashMap<>(sold.units(1 + operation.how() / 8 % 2));
            line.put("reason", operation.how() % 2 == 0 ? "NOT_AS_DESCRIBED" : "too large");
            Api.Reply reply =
                    order.shopper().post("/orders/" + order.id() + "/returns", Map.of("lines", List.of(line)));
            reply.at("/returns")
                    .valueStream()
                    .forEach(back ->
                            returns.add(new Placed.Back(back.at("/returnId").asString(), order, sold)));
            return reply;
        });
    }

    Api.@Nullable Reply withdraw(Operation operation) {
        return returns.with(
                operation,
                back -> back.order()
                        .shopper()
                        .post("/orders/" + back.order().id() + "/returns/" + back.id() + "/withdrawal", null));
    }

    /** Some are received twice; of some a unit is broken. */
    Api.@Nullable Reply receive(Operation operation) {
        return returns.with(operation, back -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("disposition", Shop.one(DISPOSITIONS, operation.how()));
            if (operation.how() % 5 == 0) {
                Map<String, Object> broken = new LinkedHashMap<>(back.line().units(1));
                broken.put("disposition", "WRITE_OFF");
                body.put("lines", List.of(broken));
            }
            Placed.Line line = back.line();
            Api.Reply reply = sender(line).post(path(line) + "returns/" + back.id() + "/receipt", body);
            if (operation.how() % 4 != 0) {
                returns.remove(back);
            }
            if (reply.code().equals("refund_declined")) {
                shop.refused().add(back.id());
            }
            return reply;
        });
    }

    /** Some money, with or without the delivery; goodwill is an operator's to show. */
    Api.@Nullable Reply giveBack(Operation operation, String kind) {
        return delivered.with(operation, order -> {
            Placed.Line line = order.line(operation.how());
            Map<String, Object> wanted = new LinkedHashMap<>();
            wanted.put("lineId", line.id());
            String cents = "%d.%02d".formatted(operation.what() % 12, operation.how() % 100);
            if (!cents.equals("0.00")) {
                wanted.put("amount", Map.of("amount", cents, "currency", "USD"));
            }
            wanted.put("delivery", operation.how() % 5 == 0 || cents.equals("0.00"));
            boolean bySeller = !line.isOwn() && kind.equals("CONCESSION") && operation.how() % 2 == 0;
            Api.Reply reply = (bySeller ? sender(line) : shop.operator())
                    .key("back-" + UUID.randomUUID())
                    .post(
                            (bySeller ? "/seller/" : "/operator/") + "orders/" + order.id() + "/refunds",
                            Map.of("kind", kind, "reason", "a scratch", "lines", List.of(wanted)));
            if (reply.code().equals("refund_declined")) {
                String detail = reply.text("/detail");
                shop.refused().add(detail.substring(detail.lastIndexOf('/') + 1));
            }
            return reply;
        });
    }

    Api.Reply adjust(Operation operation) {
        OfferChanged offer = Shop.one(shop.goods(), operation.what());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", Shop.one(ADJUSTMENTS, operation.how()));
        body.put("quantity", 1 + operation.how() % 4);
        body.put("reason", "walk");
        place(offer, operation, body);
        return owner(offer).post(inventory(offer) + "/adjustments", body);
    }

    Api.Reply count(Operation operation) {
        OfferChanged offer = Shop.one(shop.goods(), operation.what());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("quantity", operation.how() % 90);
        body.put("reason", "count");
        place(offer, operation, body);
        return owner(offer).put(inventory(offer), body);
    }

    Api.Reply allowBackorders(Operation operation) {
        OfferChanged offer = Shop.one(shop.goods(), operation.what());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("quantity", operation.how() % 5);
        place(offer, operation, body);
        return owner(offer).put(inventory(offer) + "/backorder", body);
    }

    /** Of the first two some lies in the east. */
    private void place(OfferChanged offer, Operation operation, Map<String, Object> body) {
        if (shop.goods().indexOf(offer) < 2 && operation.how() / 16 % 2 == 0) {
            body.put("warehouseId", shop.east());
        }
    }

    private Api sender(Placed.Line line) {
        return line.isOwn() ? shop.operator() : shop.seller(line.seller());
    }

    private static String path(Placed.Line line) {
        return line.isOwn() ? "/operator/" : "/seller/";
    }

    private Api owner(OfferChanged offer) {
        SellerId seller = offer.seller();
        return seller == null ? shop.operator() : shop.seller(seller.toString());
    }

    private static String inventory(OfferChanged offer) {
        return (offer.seller() == null ? "/operator" : "/seller") + "/inventory/" + offer.sku();
    }

    private record Parcel(String id, Placed order) {}
}
