package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What shoppers do until they have paid, and until they think better of it. */
final class Shopping {

    private final Shop shop;
    private final Things<Placed> waiting = new Things<>();

    Shopping(Shop shop) {
        this.shop = shop;
    }

    Api.Reply add(Operation operation) {
        return shop.shopper(operation).post("/cart/items", item(operation.what(), operation.how()));
    }

    /** With one to three offers, whatever was in it before. */
    Api.Reply fill(Operation operation) {
        Map<String, Map<String, Object>> items = new LinkedHashMap<>();
        for (int i = 0; i <= operation.how() % 3; i++) {
            Map<String, Object> item = item(operation.what() + 3 * i, operation.how() + i);
            items.put(item.get("offerId").toString(), item);
        }
        return shop.shopper(operation).put("/cart", Map.of("items", List.copyOf(items.values())));
    }

    private Map<String, Object> item(int what, int how) {
        OfferChanged offer = Shop.one(shop.goods(), what);
        return Map.of("offerId", offer.offer().toString(), "quantity", 1 + how % 3);
    }

    Api.@Nullable Reply setting(Operation operation, Map<String, Object> setting) {
        JsonNode items = shop.shopper(operation).get("/cart").at("/items");
        if (items.isEmpty()) {
            return null;
        }
        String offer = items.get(operation.what() % items.size()).at("/offerId").asString();
        boolean own = shop.own().stream().anyMatch(one -> one.offer().toString().equals(offer));
        if (setting.containsKey("gift") && !own) {
            return null;
        }
        return shop.shopper(operation).put("/cart/items/" + offer, setting);
    }

    Api.Reply buyWithCoupon(Operation operation) {
        return buy(operation, Map.of("paymentToken", "tok_approved", "coupons", List.of(shop.coupon(operation))));
    }

    /** Sometimes two cards, sometimes one that nobody knows, sometimes nothing else to pay with. */
    Api.Reply buyWithGiftCard(Operation operation) {
        String code = operation.how() % 23 == 0 ? "NO-SUCH-CARD" : shop.card(operation);
        Map<String, Object> means = new LinkedHashMap<>();
        means.put("giftCards", operation.what() % 3 == 0 ? List.of(code, shop.card(operation)) : List.of(code));
        if (operation.how() % 4 != 0) {
            means.put("paymentToken", operation.how() % 9 == 1 ? "tok_authentication_required" : "tok_approved");
        }
        return buy(operation, means);
    }

    /** Everybody gets some credit now and then. */
    Api.Reply buyWithCredit(Operation operation) {
        if (operation.how() % 3 == 0) {
            shop.payments().storeCredit(shop.account(operation), Money.of("40.00", "USD"));
        }
        Map<String, Object> means = new LinkedHashMap<>();
        means.put("useStoreCredit", true);
        if (operation.how() % 2 == 0) {
            means.put("giftCards", List.of(shop.card(operation)));
        }
        if (operation.how() % 5 != 0) {
            means.put("paymentToken", "tok_approved");
        }
        return buy(operation, means);
    }

    /** What is bought costs what the shopper was told, or is not bought. */
    Api.Reply buyWhilePricesChange(Operation operation) {
        Api.Reply quote = shop.shopper(operation)
                .post("/checkouts/quote", Map.of("shipTo", shop.world().home()));
        if (quote.status() != 200) {
            return quote;
        }
        String told = quote.text("/totals/total/amount");
        OfferChanged one = Shop.one(shop.goods(), operation.what());
        Thread change = Thread.ofVirtual().start(() -> shop.price(one, operation.how()));
        Api.Reply reply = buy(
                operation,
                Map.of("paymentToken", "tok_approved", "expectedTotal", Map.of("amount", told, "currency", "USD")));
        boolean bought = reply.status() == 201 || reply.status() == 202;
        if (bought && !reply.text("/totals/total/amount").equals(told)) {
            shop.unexpected().add(operation + " was told " + told + " and has to pay " + reply.body());
        }
        try {
            change.join();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return reply;
    }

    Api.Reply buy(Operation operation, Map<String, Object> means) {
        Api shopper = shop.shopper(operation);
        Map<String, Object> body = new LinkedHashMap<>(means);
        body.put("shipTo", shop.world().home());
        Api.Reply reply = shopper.key("buy-" + UUID.randomUUID()).post("/checkouts", body);
        if (reply.status() == 201 || reply.status() == 202) {
            Placed order = Placed.of(reply, shopper);
            shop.orders().add(order);
            if (reply.at("/nextAction").isObject()) {
                waiting.add(order);
            }
        }
        return reply;
    }

    /** Some do it twice. */
    Api.@Nullable Reply step(Operation operation) {
        return waiting.with(operation, order -> {
            shop.payments().authenticate(order.id(), operation.how() % 3 != 0);
            if (operation.how() % 5 != 0) {
                waiting.remove(order);
            }
            return order.shopper().post("/orders/" + order.id() + "/payment", null);
        });
    }

    Api.@Nullable Reply cancel(Operation operation) {
        return shop.orders().with(operation, order -> {
            Object body = operation.how() % 3 == 0
                    ? null
                    : Map.of("lines", List.of(order.line(operation.how()).units(1)));
            return order.shopper().post("/orders/" + order.id() + "/cancellation", body);
        });
    }
}
