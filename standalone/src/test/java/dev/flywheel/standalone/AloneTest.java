package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkout asks nobody but finance: the others may be gone, and hear of it when they come back. */
class AloneTest {

    private static final List<String> GONE = List.of("catalog", "seller", "ads", "prime");

    private final World world = World.get();

    @Test
    void aShopperWithACartBuysWhileCatalogSellerAdsAndPrimeAreGone() {
        Api seller = world.seller("Alone Goods");
        world.importCsv(seller, "/seller/imports", """
                sku,title,category,price,currency,quantity,condition
                AL-1,Alone oak stool,Furniture,100.00,USD,5,new
                """);
        Api shopper = world.shopper();
        shopper.put("/cart", Map.of("items", World.items(world.offer("Alone oak stool"), 1)))
                .expect(200);
        GONE.forEach(world.marketplace()::stop);
        String order;
        try {
            assertThat(world.anonymous().get("/search?q=stool").status()).isEqualTo(503);
            order = world.checkout(shopper, "alone", "tok_approved").expect(201).text("/orderId");
            seller.post("/seller/orders/" + order + "/shipments", Map.of()).expect(201);
        } finally {
            GONE.forEach(world.marketplace()::restart);
        }
        JdbcClient fees =
                JdbcClient.create(world.marketplace().database("seller").dataSource());
        Eventually.await(
                Duration.ofSeconds(30),
                () -> fees.sql("SELECT count(*) FROM event_log WHERE type = 'JournalEntry' AND data::text LIKE ?")
                                .param("%order:" + order + "%")
                                .query(Integer.class)
                                .single()
                        == 1);
        Eventually.await(
                Duration.ofSeconds(30), () -> "15.75".equals(world.parts(order).get("COMMISSION_REVENUE")));
        assertThat(world.balanced()).isTrue();
    }
}
