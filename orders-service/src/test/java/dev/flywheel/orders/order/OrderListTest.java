package dev.flywheel.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderListTest extends OrdersServiceTest {

    @Test
    void listsOwnOrdersNewestFirstPageByPage() throws Exception {
        OfferChanged kettle = offer(null, "4.00", 50);
        Api ann = shopper();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(order(ann, item(kettle, 1)));
        }
        order(shopper(), item(kettle, 1));

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            Api.Reply page = ann.get("/orders?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .expect(200);
            page.at("/items")
                    .valueStream()
                    .map(order -> order.at("/orderId").asString())
                    .forEach(listed::add);
            next = page.text("/next");
        } while (!next.isEmpty());

        assertThat(listed).isEqualTo(ids);
        List<String> forOne =
                SqlStatements.inRequests(() -> ann.get("/orders?limit=1").expect(200));
        List<String> forAll =
                SqlStatements.inRequests(() -> ann.get("/orders?limit=100").expect(200));
        assertThat(forAll).hasSameSizeAs(forOne);
    }

    @Test
    void refusesBadCursorsAndLimits() {
        assertThat(shopper().get("/orders?cursor=abc").code()).isEqualTo("invalid_cursor");
        assertThat(shopper().get("/orders?limit=0").status()).isEqualTo(400);
        assertThat(shopper().get("/orders?limit=101").status()).isEqualTo(400);
        assertThat(operator().get("/operator/orders?status=LOST").status()).isEqualTo(400);
        assertThat(shopper().get("/orders/0198c0de-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(shopper().get("/orders/x").status()).isBetween(400, 404);
    }

    @Test
    void sellersSeeTheirLinesByTheirStatus() {
        SellerId one = SellerId.next();
        SellerId other = SellerId.next();
        OfferChanged cup = offer(one, "6.00", 50);
        OfferChanged pan = offer(other, "9.00", 50);
        String order = order(shopper(), item(cup, 1), item(pan, 2));
        seller(one).post("/seller/orders/" + order + "/shipments", null).expect(201);

        assertThat(seller(one).get("/seller/orders?status=PLACED").at("/items").isEmpty())
                .isTrue();
        JsonNode sent = seller(one).get("/seller/orders?status=SHIPPED").at("/items/0");
        assertThat(sent.at("/orderId").asString()).isEqualTo(order);
        assertThat(sent.at("/lines").size()).isEqualTo(1);
        assertThat(sent.at("/shipments").size()).isEqualTo(1);
        JsonNode waiting = seller(other).get("/seller/orders").at("/items/0");
        assertThat(waiting.at("/status").asString()).isEqualTo("PLACED");
        assertThat(waiting.at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(waiting.at("/shipments").isEmpty()).isTrue();
    }

    @Test
    void operatorsSeeAllByStatus() {
        String order = order(shopper(), item(offer(null, "4.00", 5), 1));
        assertThat(operator().get("/operator/orders?status=PLACED&limit=1").text("/items/0/orderId"))
                .isEqualTo(order);
        assertThat(operator().get("/operator/orders?status=CANCELLED&limit=100").body())
                .doesNotContain(order);
    }
}
