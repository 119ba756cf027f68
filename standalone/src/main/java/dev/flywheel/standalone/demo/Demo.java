package dev.flywheel.standalone.demo;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Plays a month of business on the demo catalogue and shows what came of it. Chance comes from a seed. */
public final class Demo {

    private static final int DAYS = 30;

    private final Api anonymous;
    private final String email;
    private final String password;
    private final Random chance;
    private final Screen screen;

    /**
     * @param url the gateway
     * @param email the operator's
     */
    public Demo(String url, String email, String password, long seed, Screen screen) {
        this.anonymous = Api.at(url);
        this.email = email;
        this.password = password;
        this.chance = new Random(seed);
        this.screen = screen;
    }

    /** True if everything adds up in the end. */
    public boolean play() {
        screen.say("Opening the shop");
        Person operator = Person.signIn(anonymous, email, password, "Operator");
        Opening.Cast cast = new Opening(anonymous, operator, screen).open();
        String from = today(operator);
        screen.say("Playing %d days", DAYS);
        Fulfilment fulfilment = new Fulfilment(cast);
        Shopper.Tally tally = new Shopper.Tally();
        for (int day = 1; day <= DAYS; day++) {
            play(cast, fulfilment, tally, day);
            operator.api()
                    .post("/operator/test-clock", Map.of("advance", "P1D"))
                    .expect(200);
            screen.progress("day", day, DAYS, tally.toString());
        }
        screen.say("Checking");
        boolean adds = new Reconciliation(cast, screen).reconcile(fulfilment.orders());
        show(operator, from, today(operator));
        return adds;
    }

    private void play(Opening.Cast cast, Fulfilment fulfilment, Shopper.Tally tally, int day) {
        List<String> queries = DemoData.lines("queries.txt");
        List<Shopper> shoppers = cast.shoppers();
        if (day % 2 == 1 && tally.members < shoppers.size()) {
            shoppers.get(tally.members).joinPrime();
            tally.members++;
        }
        for (int i = 4 + chance.nextInt(5); i > 0; i--) {
            Shopper shopper = shoppers.get(chance.nextInt(shoppers.size()));
            JsonNode order = shopper.shop(queries, chance, tally);
            if (order != null) {
                fulfilment.placed(shopper, order, day);
            }
        }
        fulfilment.day(day, chance, tally);
    }

    private void show(Person operator, String from, String to) {
        Api.Reply statement = operator.api()
                .get("/operator/statements/net-sales?from=" + from + "&to=" + to)
                .expect(200);
        for (JsonNode currency : statement.at("/currencies").values()) {
            List<List<String>> rows = new ArrayList<>();
            for (JsonNode group : currency.at("/groups").values()) {
                rows.add(List.of(group.at("/group").asString(), amount(group.at("/amount"))));
            }
            rows.add(List.of("Total", amount(currency.at("/total"))));
            screen.table("Net sales, " + currency.at("/currency").asString() + ", " + from + " to " + to, rows);
        }
    }

    private static String amount(JsonNode money) {
        return money.isObject() ? money.at("/amount").asString() : money.asString();
    }

    private static String today(Person operator) {
        return operator.api()
                .get("/operator/test-clock")
                .expect(200)
                .text("/now")
                .substring(0, 10);
    }
}
