package dev.flywheel.standalone.demo;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Patience;
import dev.flywheel.standalone.Screen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Opens the shop: the catalogue, the sellers with their offers, their campaigns, the shoppers. */
final class Opening {

    private final Api anonymous;
    private final Person operator;
    private final Screen screen;

    Opening(Api anonymous, Person operator, Screen screen) {
        this.anonymous = anonymous;
        this.operator = operator;
        this.screen = screen;
    }

    Cast open() {
        int products = importFile(operator, "/operator/imports", "catalogue.csv");
        screen.say("  %d products of our own are listed", products);
        Map<String, Person> sellers = new TreeMap<>();
        int offers = 0;
        for (CSVRecord row : DemoData.table("sellers.csv")) {
            Person seller = register(row);
            offers += importFile(seller, "/seller/imports", "offers-" + row.get("seller") + ".csv");
            sellers.put(row.get("seller"), seller);
        }
        screen.say("  %d sellers list %d offers", sellers.size(), offers);
        sellers.replaceAll((slug, seller) -> advertise(slug, seller));
        List<Shopper> shoppers = new ArrayList<>();
        for (CSVRecord row : DemoData.table("shoppers.csv")) {
            shoppers.add(new Shopper(Person.signUp(anonymous, row.get("email"), row.get("name")), row.toMap()));
        }
        screen.say("  %d shoppers signed up", shoppers.size());
        return new Cast(operator, sellers, shoppers);
    }

    private Person register(CSVRecord row) {
        Person person = Person.signUp(anonymous, row.get("email"), row.get("displayName"));
        person.api()
                .post(
                        "/seller/registration",
                        Map.of("displayName", row.get("displayName"), "country", row.get("country")))
                .expect(201);
        return person.refreshed();
    }

    private int importFile(Person person, String path, String file) {
        Api.Reply reply = person.api()
                .send("POST", path, "text/csv", DemoData.bytes(file))
                .expect(202);
        String location = path + "/" + reply.text("/id");
        reply = Patience.until(
                () -> person.api().get(location).expect(200),
                now -> !now.text("/status").equals("RUNNING"));
        if (!reply.text("/status").equals("COMPLETED") || reply.at("/refused").asInt() > 0) {
            throw new IllegalStateException(file + " was not taken whole: " + reply.body());
        }
        return reply.at("/accepted").asInt();
    }

    private Person advertise(String slug, Person seller) {
        Map<String, List<CSVRecord>> campaigns = new LinkedHashMap<>();
        DemoData.table("campaigns.csv").stream()
                .filter(row -> slug.equals(row.get("seller")))
                .forEach(row -> campaigns
                        .computeIfAbsent(row.get("name"), name -> new ArrayList<>())
                        .add(row));
        if (campaigns.isEmpty()) {
            return seller;
        }
        seller.api().post("/ads/account", Map.of()).expect(201);
        Person advertiser = seller.refreshed();
        campaigns.forEach((name, rows) ->
                advertiser.api().post("/ads/campaigns", campaign(name, rows)).expect(201));
        return advertiser;
    }

    private static Map<String, Object> campaign(String name, List<CSVRecord> rows) {
        List<Object> groups = new ArrayList<>();
        rows.forEach(row -> groups.add(Map.of(
                "name", row.get("sku"),
                "defaultBid", usd(row.get("bid")),
                "ads", List.of(Map.of("sku", row.get("sku"))),
                "keywords",
                        List.of(Map.of(
                                "text",
                                row.get("keyword"),
                                "matchType",
                                row.get("matchType"),
                                "bid",
                                usd(row.get("bid")))))));
        return Map.of("name", name, "dailyBudget", usd(rows.getFirst().get("dailyBudget")), "adGroups", groups);
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /** Everyone who plays. */
    record Cast(Person operator, Map<String, Person> sellers, List<Shopper> shoppers) {}
}
