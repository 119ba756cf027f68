package dev.flywheel.standalone.demo;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Screen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Plays a month of business on the demo catalogue and shows what came of it. Chance comes from a seed: each visit and each
 * day has its own, carts are filled before the first of them is paid, and what a day brought has arrived everywhere before
 * the next one begins. So a seed always makes the same figures, however fast the machine is.
 */
public final class Demo {

    private static final int DAYS = 30;

    private final Api anonymous;
    private final String email;
    private final String password;
    private final long seed;
    private final Screen screen;

    /**
     * @param url the gateway
     * @param email the operator's
     */
    public Demo(String url, String email, String password, long seed, Screen screen) {
        this.anonymous = Api.at(url);
        this.email = email;
        this.password = password;
        this.seed = seed;
        this.screen = screen;
    }

    /** True if everything adds up in the end. */
    public boolean play() {
        screen.say("Opening the shop");
        Person operator = Person.signIn(anonymous, email, password, "Operator");
        Opening.Cast cast = new Opening(anonymous, operator, screen).open();
        pass(operator, "PT1M");
        String from = today(operator);
        screen.say("Playing %d days", DAYS);
        Fulfilment fulfilment = new Fulfilment(cast);
        Shopper.Tally tally = new Shopper.Tally();
        for (int day = 1; day <= DAYS; day++) {
            play(cast, fulfilment, tally, day);
            pass(operator, "P1D");
            screen.progress("day", day, DAYS, tally.toString());
        }
        screen.say("Checking");
        boolean adds = new Reconciliation(cast, screen).reconcile(fulfilment.orders());
        show(operator, from, today(operator));
        return adds;
    }

    private void play(Opening.Cast cast, Fulfilment fulfilment, Shopper.Tally tally, int day) {
        List<String> queries = DemoData.lines("queries.txt");
        List<Shopper> visitors = new ArrayList<>(cast.shoppers());
        RandomGenerator chance = chance(day, 0);
        Collections.shuffle(visitors, chance);
        visitors = visitors.subList(0, 4 + chance.nextInt(5));
        for (int i = 0; i < visitors.size(); i++) {
            visitors.get(i).fillCart(queries, chance(day, i + 1), tally);
        }
        for (Shopper shopper : visitors) {
            JsonNode order = shopper.checkout(chance.nextInt(100) < 5, tally);
            if (order != null) {
                fulfilment.placed(shopper, order, day);
            }
        }
        fulfilment.day(day, chance(day, -1), tally);
        if (day % 2 == 1 && tally.members < cast.shoppers().size()) {
            cast.shoppers().get(tally.members).joinPrime();
            tally.members++;
        }
    }

    /** What happens by chance in one part of a day depends on nothing before it. */
    private RandomGenerator chance(int day, int part) {
        return new SplittableRandom(seed * 1_000_003 + day * 1_009L + part);
    }

    /** Lets time pass; afterwards all services are at rest. */
    private static void pass(Person operator, String time) {
        operator.api().post("/operator/test-clock", Map.of("advance", time)).expect(200);
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
