package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who holds a bad token, or a good one and asks for what is not his. */
class BadCallersTest {

    private final World world = World.get();
    private final Api shopper = world.shopper();

    @Test
    void takesNoTokenThatIsNearlyRight() throws Exception {
        Forgery forgery =
                new Forgery(world.marketplace(), shopper.get("/accounts/me").text("/accountId"));
        world.anonymous().as(forgery.good()).get("/orders").expect(200);
        Map<String, String> bad = new LinkedHashMap<>(forgery.bad());
        bad.put("a refresh token", refreshToken());
        bad.forEach((what, token) -> {
            for (String path :
                    List.of("/orders", "/search?q=lamp", "/operator/books", "/seller/orders", "/prime/offer")) {
                Refused.with(401, world.anonymous().as(token).get(path), "a token " + what + " at " + path);
            }
        });
        Refused.with(401, world.anonymous().get("/orders"), "no token");
    }

    @Test
    void showsNobodyTheThingsOfOthers() {
        String order = order();
        Api other = world.shopper();
        Api seller = world.seller("Badinput Other");
        for (String path : List.of("", "/returns", "/money-trace")) {
            Refused.with(404, other.get("/orders/" + order + path), path);
        }
        Refused.with(404, other.post("/orders/" + order + "/cancellation", null), "cancellation");
        Refused.with(404, seller.post("/seller/orders/" + order + "/shipments", null), "another's shipment");
        Refused.with(404, seller.get("/seller/offers/BADCALLER-1"), "another's offer");
        Refused.with(404, seller.put("/seller/inventory/BADCALLER-1", Map.of("quantity", 1)), "another's stock");
        Refused.with(403, seller.post("/operator/orders/" + order + "/shipments", null), "own stock");
        assertThat(shopper.get("/orders/" + order).text("/status")).isEqualTo("PLACED");
    }

    private String refreshToken() {
        Map<String, String> person =
                Map.of("email", UUID.randomUUID() + "@scenario.example", "password", World.PASSWORD, "name", "x");
        world.anonymous().post("/accounts", person).expect(201);
        Map<String, String> session = new LinkedHashMap<>(person);
        session.remove("name");
        return world.anonymous().post("/sessions", session).text("/refreshToken");
    }

    private String order() {
        world.importCsv(world.operator(), "/operator/imports", """
                sku,title,category,price,currency,quantity,condition
                BADCALLER-1,Badcaller lantern,Home & Kitchen > Lamps,20.00,USD,50,new
                """);
        world.fill(shopper, world.offer("Badcaller lantern"));
        return world.checkout(shopper, "badcaller", "tok_approved").expect(201).text("/orderId");
    }
}
