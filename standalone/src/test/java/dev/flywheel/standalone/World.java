package dev.flywheel.standalone;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One running marketplace for all scenarios of this JVM, and what every scenario needs of it. */
final class World {

    static final String PASSWORD = "a password for scenarios";
    /** What the carrier signs with. */
    static final String CARRIER_SECRET = "a secret of the carrier";

    private static final Map<String, String> PROPERTIES =
            Map.of("flywheel.orders.delivery.webhook-secrets.house", CARRIER_SECRET);
    private static final int PORT = 18080;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static @Nullable World world;

    private final Marketplace marketplace;
    private final Api operator;

    private World(Marketplace marketplace) {
        this.marketplace = marketplace;
        this.operator = signIn("operator@flywheel.local", PASSWORD);
    }

    static synchronized World get() {
        World known = world;
        if (known == null) {
            Marketplace marketplace =
                    Marketplace.start(new Marketplace.Settings(PORT, null, null, null, true, PASSWORD, PROPERTIES));
            Runtime.getRuntime().addShutdownHook(new Thread(marketplace::close));
            known = new World(marketplace);
            world = known;
        }
        return known;
    }

    Marketplace marketplace() {
        return marketplace;
    }

    Api anonymous() {
        return Api.at(marketplace.url());
    }

    Api operator() {
        return operator;
    }

    /** A new shopper, signed in. */
    Api shopper() {
        return account("shopper").api;
    }

    /** A new seller, signed in with the role. */
    Api seller(String displayName) {
        Account account = account("seller");
        account.api
                .post("/seller/registration", Map.of("displayName", displayName, "country", "US"))
                .expect(201);
        return account.refreshed(anonymous());
    }

    /** The same person as an advertiser too. */
    Api advertiser(String displayName) {
        Account account = account("advertiser");
        account.api
                .post("/seller/registration", Map.of("displayName", displayName, "country", "US"))
                .expect(201);
        Account seller = account.again(anonymous());
        seller.api.post("/ads/account", Map.of()).expect(201);
        return seller.refreshed(anonymous());
    }

    Api signIn(String email, String password) {
        return anonymous().as(session(email, password).text("/accessToken"));
    }

    /** Takes an import file whole, and waits for it. */
    void importCsv(Api who, String path, String csv) {
        Api.Reply reply = who.send("POST", path, "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .expect(202);
        String location = path + "/" + reply.text("/id");
        Eventually.await(
                Duration.ofSeconds(60),
                () -> !who.get(location).expect(200).text("/status").equals("RUNNING"));
        Api.Reply done = who.get(location);
        if (!done.text("/status").equals("COMPLETED") || done.at("/refused").asInt() != 0) {
            throw new AssertionError("the import was not taken whole: " + done.body());
        }
    }

    /** The product a search finds first under this title. */
    String product(String title) {
        Api.Reply found =
                anonymous().get("/search?q=" + title.replace(' ', '+')).expect(200);
        for (JsonNode item : found.at("/items").values()) {
            if (item.at("/title").asString().equals(title)) {
                return item.at("/productId").asString();
            }
        }
        throw new AssertionError(title + " is not found: " + found.body());
    }

    /** The only offer of a product. */
    String offer(String title) {
        return anonymous()
                .get("/products/" + product(title) + "/offers")
                .expect(200)
                .text("/items/0/offerId");
    }

    /** Puts one of something into a cart; what came in a moment ago may not be known to carts yet. */
    void fill(Api shopper, String offer) {
        Eventually.passes(
                Duration.ofSeconds(20),
                () -> shopper.put("/cart", Map.of("items", items(offer, 1))).expect(200));
    }

    Api.Reply checkout(Api shopper, String key, String paymentToken) {
        return shopper.key(key).post("/checkouts", Map.of("shipTo", seattle(), "paymentToken", paymentToken));
    }

    static Map<String, Object> seattle() {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("name", "Ann Shopper");
        address.put("line1", "1 Pine Street");
        address.put("city", "Seattle");
        address.put("region", "WA");
        address.put("postalCode", "98101");
        address.put("country", "US");
        return address;
    }

    void advance(String period) {
        operator.post("/operator/test-clock", Map.of("advance", period)).expect(200);
    }

    /** Net sales of a product group over all time. */
    BigDecimal netSales(String group) {
        for (JsonNode currency : operator.get("/operator/statements/net-sales")
                .expect(200)
                .at("/currencies")
                .values()) {
            for (JsonNode one : currency.at("/groups").values()) {
                if (currency.at("/currency").asString().equals("USD")
                        && one.at("/group").asString().equals(group)) {
                    JsonNode amount = one.at("/amount");
                    return new BigDecimal(
                            amount.isObject() ? amount.at("/amount").asString() : amount.asString());
                }
            }
        }
        return BigDecimal.ZERO;
    }

    boolean balanced() {
        return operator.get("/operator/trial-balance")
                .expect(200)
                .at("/balanced")
                .asBoolean();
    }

    /** Parts of an order's money by account, as text. */
    Map<String, String> parts(String order) {
        Map<String, String> parts = new LinkedHashMap<>();
        Api.Reply trace = operator.get("/orders/" + order + "/money-trace").expect(200);
        for (JsonNode part : trace.at("/parts").values()) {
            parts.put(part.at("/account").asString(), part.at("/amount/amount").asString());
        }
        return parts;
    }

    static List<Map<String, Object>> items(String offer, int quantity) {
        return List.of(Map.of("offerId", offer, "quantity", quantity));
    }

    private Account account(String kind) {
        String email = kind + PEOPLE.incrementAndGet() + "@scenario.example";
        anonymous()
                .post("/accounts", Map.of("email", email, "password", PASSWORD, "name", kind))
                .expect(201);
        return Account.of(anonymous(), session(email, PASSWORD));
    }

    private Api.Reply session(String email, String password) {
        Api.Reply reply = anonymous().post("/sessions", Map.of("email", email, "password", password));
        if (reply.status() / 100 != 2) {
            throw new AssertionError("cannot sign in: " + reply.body());
        }
        return reply;
    }

    private record Account(Api api, String refreshToken) {

        static Account of(Api anonymous, Api.Reply session) {
            return new Account(anonymous.as(session.text("/accessToken")), session.text("/refreshToken"));
        }

        Account again(Api anonymous) {
            return of(anonymous, anonymous.post("/sessions/refresh", Map.of("refreshToken", refreshToken)));
        }

        Api refreshed(Api anonymous) {
            return again(anonymous).api;
        }
    }
}
