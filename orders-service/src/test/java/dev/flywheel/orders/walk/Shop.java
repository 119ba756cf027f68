package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakePayments;
import dev.flywheel.orders.FakePayments.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Goods and people of one walk, who have nothing to do with those of others. */
final class Shop {

    private static final List<Fault> FAULTS =
            List.of(Fault.NOT_REACHED, Fault.ANSWER_LOST, Fault.UNKNOWN_AFTER_EFFECT, Fault.DECLINED);
    private static final List<String> ADJUSTMENTS =
            List.of("EXPECTED", "RECEIVED", "FOUND", "LOST", "DAMAGED", "REPAIRED", "SCRAPPED");

    private final World world;
    private final FakePayments payments;
    private final List<OfferChanged> goods;
    private final List<AccountId> shoppers;
    private final Map<AccountId, Api> signedIn = new ConcurrentHashMap<>();
    private final Api operator;
    private final List<Placed> orders = new CopyOnWriteArrayList<>();
    private final List<Placed> waiting = new CopyOnWriteArrayList<>();
    private final List<Placed> delivered = new CopyOnWriteArrayList<>();
    private final List<String> parcels = new CopyOnWriteArrayList<>();
    private final List<String> returns = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final UUID promotion;
    private final String coupon;
    private final String east;
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();

    Shop(World world, FakePayments payments, int actors) {
        this.world = world;
        this.payments = payments;
        this.east = world.openTheEast();
        this.operator = world.operator();
        SellerId seller = SellerId.next();
        this.goods = List.of(
                world.goods(null, "25.00", 150),
                world.goods(null, "0.35", 100),
                world.goods(null, "13.37", 15),
                world.goods(seller, "60.00", 90),
                world.goods(SellerId.next(), "9.99", 90));
        for (OfferChanged own : goods.subList(0, 2)) {
            operator.put("/operator/inventory/" + own.sku(), Map.of("quantity", 20, "warehouseId", east))
                    .expect(200);
        }
        this.promotion = world.promotion();
        this.coupon = world.coupon(promotion);
        List<AccountId> people = new ArrayList<>();
        for (int i = 0; i < 2 * actors; i++) {
            people.add(AccountId.next());
        }
        this.shoppers = List.copyOf(people);
    }

    List<OfferChanged> goods() {
        return goods;
    }

    List<AccountId> shoppers() {
        return shoppers;
    }

    UUID promotion() {
        return promotion;
    }

    /** How often each kind of operation was answered how. */
    Map<String, Integer> answers() {
        return answers;
    }

    /** Answers that no caller should ever get. */
    List<String> unexpected() {
        return unexpected;
    }

    /** Does it, unless there is nothing it could be done to. */
    void perform(Operation operation) {
        Api.Reply reply = answer(operation);
        if (reply == null) {
            answers.merge(operation.kind() + " -", 1, Integer::sum);
            return;
        }
        String answer = (reply.status() + " " + reply.code()).strip();
        answers.merge(operation.kind() + " " + answer, 1, Integer::sum);
        if (reply.status() >= 500 || List.of(400, 401, 403, 404, 405, 422).contains(reply.status())) {
            unexpected.add(operation + " was answered " + answer + ": " + reply.body());
        }
    }

    private Api.@Nullable Reply answer(Operation operation) {
        return switch (operation.kind()) {
            case ADD -> add(operation);
            case SAVE_FOR_LATER -> setting(operation, Map.of("savedForLater", operation.how() % 2 == 0));
            case GIVE_AS_PRESENT -> setting(operation, Map.of("gift", Map.of("wrap", true, "message", "Be happy")));
            case CHECK_OUT -> buy(operation, "tok_approved", List.of());
            case CHECK_OUT_WITH_COUPON -> buy(operation, "tok_approved", List.of(coupon));
            case BE_DECLINED -> buy(operation, "tok_declined", List.of());
            case NEED_A_STEP -> buy(operation, "tok_authentication_required", List.of());
            case DO_THE_STEP -> step(operation);
            case CANCEL -> cancel(operation);
            case SHIP -> ship(operation);
            case DELIVER -> deliver(operation);
            case RETURN -> sendBack(operation);
            case RECEIVE -> receive(operation);
            case REPLACE -> replace(operation);
            case RETRY_REFUND -> refund(operation, "/retry", null);
            case SETTLE_REFUND -> refund(operation, "/settlement", Map.of("how", "cheque"));
            case ADJUST -> adjust(operation);
            case COUNT -> count(operation);
            case CHANGE_PRICE -> price(operation);
            case FAIL -> fail(operation);
            case LET_TIME_PASS -> world.pass(operation.how() % 1000);
        };
    }

    private Api.Reply add(Operation operation) {
        OfferChanged offer = one(goods, operation.what());
        return shopper(operation)
                .post("/cart/items", Map.of("offerId", offer.offer().toString(), "quantity", 1 + operation.how() % 3));
    }

    private Api.@Nullable Reply setting(Operation operation, Map<String, Object> setting) {
        JsonNode items = shopper(operation).get("/cart").at("/items");
        if (items.isEmpty()) {
            return null;
        }
        JsonNode item = items.get(operation.what() % items.size());
        boolean own = goods.subList(0, 3).stream()
                .anyMatch(offer ->
                        offer.offer().toString().equals(item.at("/offerId").asString()));
        if (setting.containsKey("gift") && !own) {
            return null;
        }
        return shopper(operation).put("/cart/items/" + item.at("/offerId").asString(), setting);
    }

    private Api.Reply buy(Operation operation, String token, List<String> coupons) {
        Api shopper = shopper(operation);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("shipTo", world.home());
        body.put("paymentToken", token);
        body.put("coupons", coupons);
        Api.Reply reply = shopper.key("buy-" + UUID.randomUUID()).post("/checkouts", body);
        if (reply.status() == 201 || reply.status() == 202) {
            Placed order = new Placed(reply.text("/orderId"), shopper);
            orders.add(order);
            if (reply.at("/nextAction").isObject()) {
                waiting.add(order);
            }
        }
        return reply;
    }

    private Api.@Nullable Reply step(Operation operation) {
        return with(waiting, operation, order -> {
            payments.authenticate(order.id, operation.how() % 3 != 0);
            return order.shopper.post("/orders/" + order.id + "/payment", null);
        });
    }

    private Api.@Nullable Reply cancel(Operation operation) {
        return with(orders, operation, order -> {
            Object body = operation.how() % 3 == 0 ? null : Map.of("lines", List.of(unit(order, operation.how())));
            return order.shopper.post("/orders/" + order.id + "/cancellation", body);
        });
    }

    private Api.@Nullable Reply ship(Operation operation) {
        return with(orders, operation, order -> {
            JsonNode lines = order.shopper.get("/orders/" + order.id).at("/lines");
            JsonNode line = lines.get(operation.how() % lines.size());
            Object body = operation.how() % 2 == 0
                    ? null
                    : Map.of(
                            "lines", List.of(Map.of("lineId", line.at("/lineId").asString(), "quantity", 1)));
            Api.Reply reply = sender(line).post(path(line) + order.id + "/shipments", body);
            if (reply.status() == 201 || reply.status() == 202) {
                parcels.add(reply.text("/shipmentId"));
            }
            // A third party is not told of an order that is not paid.
            return reply.status() == 404 ? null : reply;
        });
    }

    /** Most parcels arrive once; some are told to have arrived again. */
    private Api.@Nullable Reply deliver(Operation operation) {
        return with(parcels, operation, parcel -> {
            Api.Reply reply = operator.post("/operator/shipments/" + parcel + "/delivery", null);
            if (reply.status() == 200) {
                String id = reply.text("/orderId");
                orders.stream().filter(order -> order.id.equals(id)).forEach(delivered::add);
                takeAway(parcels, parcel, operation);
            }
            return reply;
        });
    }

    private Api.@Nullable Reply sendBack(Operation operation) {
        return with(delivered, operation, order -> {
            Map<String, Object> line = new LinkedHashMap<>(unit(order, operation.how()));
            line.put("reason", "not as described");
            Api.Reply reply = order.shopper.post("/orders/" + order.id + "/returns", Map.of("lines", List.of(line)));
            reply.at("/returns")
                    .valueStream()
                    .forEach(back -> returns.add(back.at("/returnId").asString()));
            return reply;
        });
    }

    private Api.@Nullable Reply receive(Operation operation) {
        Map<String, String> body = Map.of("disposition", operation.how() % 3 == 0 ? "WRITE_OFF" : "RESTOCK");
        return with(returns, operation, back -> {
            Api.Reply reply = operator.post("/operator/returns/" + back + "/receipt", body);
            if (reply.status() == 200) {
                takeAway(returns, back, operation);
            }
            if (reply.code().equals("refund_declined")) {
                refused.add(back);
            }
            return reply;
        });
    }

    /** The parcel is delivered like any other, so its units may come back as well. */
    private Api.@Nullable Reply replace(Operation operation) {
        return with(returns, operation, back -> {
            Api.Reply reply = operator.post("/operator/returns/" + back + "/replacement", null);
            if (reply.status() == 201) {
                parcels.add(reply.text("/shipmentId"));
            }
            return reply;
        });
    }

    private Api.@Nullable Reply refund(Operation operation, String how, @Nullable Object body) {
        return with(refused, operation, back -> operator.post("/operator/refunds/" + back + how, body));
    }

    private static void takeAway(List<String> things, String done, Operation operation) {
        if (operation.how() % 4 != 0) {
            things.remove(done);
        }
    }

    private Api.Reply adjust(Operation operation) {
        OfferChanged offer = one(goods.subList(0, 3), operation.what());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", one(ADJUSTMENTS, operation.how()));
        body.put("quantity", 1 + operation.how() % 4);
        body.put("reason", "walk");
        if (operation.what() % 3 < 2 && operation.how() % 2 == 0) {
            body.put("warehouseId", east);
        }
        return operator.post("/operator/inventory/" + offer.sku() + "/adjustments", body);
    }

    private Api.Reply count(Operation operation) {
        OfferChanged offer = one(goods.subList(0, 3), operation.what());
        return operator.put(
                "/operator/inventory/" + offer.sku(), Map.of("quantity", operation.how() % 80, "reason", "count"));
    }

    private Api.@Nullable Reply price(Operation operation) {
        OfferChanged offer = one(goods, operation.what());
        world.price(offer, Money.of((1 + operation.how() % 90) + ".49", "USD"));
        return null;
    }

    private Api.@Nullable Reply fail(Operation operation) {
        payments.next(one(FAULTS, operation.how()));
        return null;
    }

    private static <T> Api.@Nullable Reply with(
            List<T> things, Operation operation, Function<T, Api.@Nullable Reply> todo) {
        // Others may take things away at any time.
        List<T> now = List.copyOf(things);
        return now.isEmpty() ? null : todo.apply(one(now, operation.what()));
    }

    private static Map<String, Object> unit(Placed order, int which) {
        JsonNode lines = order.shopper.get("/orders/" + order.id).at("/lines");
        return Map.of("lineId", lines.get(which % lines.size()).at("/lineId").asString(), "quantity", 1);
    }

    private Api sender(JsonNode line) {
        String seller = line.at("/sellerId").asString("");
        return seller.isEmpty()
                ? operator
                : signedIn.computeIfAbsent(AccountId.of(seller), account -> world.seller(SellerId.of(seller)));
    }

    private static String path(JsonNode line) {
        return line.at("/sellerId").asString("").isEmpty() ? "/operator/orders/" : "/seller/orders/";
    }

    private Api shopper(Operation operation) {
        AccountId shopper = shoppers.get((2 * operation.actor() + operation.what() % 2) % shoppers.size());
        return signedIn.computeIfAbsent(shopper, world::shopper);
    }

    private static <T> T one(List<T> things, int which) {
        return things.get(which % things.size());
    }

    private record Placed(String id, Api shopper) {}
}
