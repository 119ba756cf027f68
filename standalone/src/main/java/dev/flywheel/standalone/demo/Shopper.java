package dev.flywheel.standalone.demo;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Patience;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A shopper: searches, clicks what is advertised now and then, fills a cart, buys. */
final class Shopper {

    private final Person person;
    private final Map<String, String> address;
    private int orders;

    Shopper(Person person, Map<String, String> address) {
        this.person = person;
        this.address = address;
    }

    Api api() {
        return person.api();
    }

    /** Joins Prime, having read what it costs. */
    void joinPrime() {
        Api.Reply offer = api().get("/prime/offer").expect(200);
        Map<String, Object> consent = Map.of("accepted", true, "textHash", offer.text("/textHash"));
        api().key("prime-" + person.name().replace(' ', '-'))
                .post(
                        "/prime/memberships",
                        Map.of(
                                "offerVersion",
                                offer.at("/version"),
                                "consent",
                                consent,
                                "paymentToken",
                                "tok_approved",
                                "country",
                                address.get("country")))
                .expect(201);
    }

    /** Looks for one to three things and takes what is liked. */
    void fillCart(List<String> queries, RandomGenerator chance, Tally tally) {
        int items = 1 + chance.nextInt(3);
        for (int i = 0; i < items; i++) {
            choose(queries.get(chance.nextInt(queries.size())), chance, tally);
        }
    }

    private void choose(String query, RandomGenerator chance, Tally tally) {
        Api.Reply results = api().get("/search?limit=12&q="
                        + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8))
                .expect(200);
        tally.searches++;
        List<JsonNode> found = results.at("/items").valueStream().toList();
        if (found.isEmpty()) {
            return;
        }
        List<JsonNode> sponsored =
                found.stream().filter(item -> item.at("/sponsored").asBoolean()).toList();
        JsonNode chosen = found.get(Math.min(found.size() - 1, (int) Math.abs(chance.nextGaussian() * 3)));
        if (!sponsored.isEmpty() && chance.nextInt(100) < 45) {
            chosen = sponsored.get(chance.nextInt(sponsored.size()));
        }
        if (chosen.at("/sponsored").asBoolean()) {
            api().post("/ads/clicks/" + chosen.at("/clickToken").asString(), null)
                    .expect(200);
            tally.clicks++;
        }
        addToCart(chosen.at("/productId").asString(), chance);
    }

    private void addToCart(String product, RandomGenerator chance) {
        List<JsonNode> offers = api().get("/products/" + product + "/offers")
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();
        if (offers.isEmpty()) {
            return;
        }
        JsonNode offer = offers.stream()
                .filter(one -> one.at("/featured").asBoolean())
                .findFirst()
                .filter(featured -> chance.nextInt(100) < 75)
                .orElseGet(() -> offers.get(chance.nextInt(offers.size())));
        api().post(
                        "/cart/items",
                        Map.of("offerId", offer.at("/offerId").asString(), "quantity", 1 + chance.nextInt(2)));
    }

    /**
     * Pays for the cart.
     *
     * @return the order, or null when nothing was bought: nothing was found, the card was declined, or all of it was gone
     */
    @Nullable
    JsonNode checkout(boolean declined, Tally tally) {
        if (api().get("/cart").expect(200).at("/items").isEmpty()) {
            return null;
        }
        String token = declined ? "tok_declined" : "tok_approved";
        Map<String, String> shipTo = new LinkedHashMap<>(address);
        shipTo.remove("email");
        Api.Reply order =
                api().key("order-" + orders++).post("/checkouts", Map.of("shipTo", shipTo, "paymentToken", token));
        if (order.status() == 202) {
            String id = order.text("/orderId");
            order = Patience.until(
                    () -> api().get("/orders/" + id).expect(200),
                    now -> !now.text("/status").equals("PENDING_PAYMENT"));
        }
        if (order.text("/status").equals("PLACED")) {
            tally.orders++;
            return order.json();
        }
        tally.refused++;
        if (order.status() >= 500 || order.status() == 400) {
            throw new IllegalStateException("a checkout went wrong: " + order.body());
        }
        api().put("/cart", Map.of("items", List.of())).expect(200);
        return null;
    }

    /** What happened, counted. */
    static final class Tally {
        int searches;
        int clicks;
        int orders;
        int refused;
        int shipments;
        int deliveries;
        int returns;
        int cancellations;
        int members;

        @Override
        public String toString() {
            return orders + " orders, " + shipments + " shipments, " + clicks + " ad clicks, " + members + " members, "
                    + returns + " returns";
        }
    }
}
