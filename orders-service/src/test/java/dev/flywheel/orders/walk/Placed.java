package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import java.util.List;
import java.util.Map;

/** An order, as its shopper was told of it. */
record Placed(String id, Api shopper, List<Line> lines) {

    static Placed of(Api.Reply reply, Api shopper) {
        return new Placed(
                reply.text("/orderId"),
                shopper,
                reply.at("/lines")
                        .valueStream()
                        .map(line -> new Line(
                                line.at("/lineId").asString(),
                                line.at("/sellerId").asString("")))
                        .toList());
    }

    Line line(int which) {
        return lines.get(which % lines.size());
    }

    /**
     * @param seller empty for the retailer
     */
    record Line(String id, String seller) {

        boolean isOwn() {
            return seller.isEmpty();
        }

        Map<String, Object> units(int quantity) {
            return Map.of("lineId", id, "quantity", quantity);
        }
    }

    /** A line of it that is announced to come back. */
    record Back(String id, Placed order, Line line) {}
}
