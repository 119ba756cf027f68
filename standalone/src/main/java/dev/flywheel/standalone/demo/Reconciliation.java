package dev.flywheel.standalone.demo;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Screen;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks from outside that the month adds up: books, stock, every order's money. */
final class Reconciliation {

    private final Opening.Cast cast;
    private final Screen screen;
    private final List<String> faults = new ArrayList<>();

    Reconciliation(Opening.Cast cast, Screen screen) {
        this.cast = cast;
        this.screen = screen;
    }

    boolean reconcile(List<String> orders) {
        books();
        int skus = stock();
        orders.forEach(this::trace);
        if (faults.isEmpty()) {
            screen.say(
                    "  the trial balance is zero, stock is conserved over %d offers, and the money of all %d orders adds up",
                    skus, orders.size());
            return true;
        }
        faults.stream().limit(20).forEach(fault -> screen.say("  WRONG: " + fault));
        return false;
    }

    private void books() {
        Api.Reply balance = cast.operator().api().get("/operator/trial-balance").expect(200);
        if (!balance.at("/balanced").asBoolean() || balance.at("/currencies").isEmpty()) {
            faults.add("the trial balance: " + balance.body());
        }
    }

    private int stock() {
        int checked = stock(cast.operator(), "/operator/inventory");
        for (Person seller : cast.sellers().values()) {
            checked += stock(seller, "/seller/inventory");
        }
        return checked;
    }

    /** Received less shipped plus restocked is what stands there, and nothing is held that no order holds. */
    private int stock(Person keeper, String path) {
        int checked = 0;
        String cursor = "";
        do {
            Api.Reply page = keeper.api()
                    .get(path + "?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            for (JsonNode item : page.at("/items").values()) {
                checked++;
                int onHand = item.at("/onHand").asInt();
                int held = item.at("/held").asInt();
                int expected = item.at("/received").asInt()
                        - item.at("/shipped").asInt()
                        + item.at("/restocked").asInt();
                if (onHand != expected || held < 0 || held > onHand) {
                    faults.add("stock of " + item);
                }
            }
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        return checked;
    }

    private void trace(String order) {
        Api.Reply trace =
                cast.operator().api().get("/orders/" + order + "/money-trace").expect(200);
        if (!trace.at("/addsUp").asBoolean()) {
            faults.add("the money of order " + order + ": " + trace.body());
        }
    }
}
