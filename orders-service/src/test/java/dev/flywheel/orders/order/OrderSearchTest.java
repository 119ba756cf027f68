package dev.flywheel.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.SqlStatements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order histories: found by what one remembers, and taken away as a table. */
@SuppressWarnings("NullAway.Init")
class OrderSearchTest extends OrdersServiceTest {

    private final SellerId seller = SellerId.next();
    private Api ann;

    @BeforeEach
    void annShops() {
        ann = shopper();
    }

    private OfferChanged titled(@Nullable SellerId by, String title) {
        OfferId id = OfferId.next();
        OfferChanged offer = new OfferChanged(
                id, ProductId.next(), by, "SKU-" + id, title, null, List.of(), usd("10.00"), "new", null, true, 50);
        publish(offer);
        return offer;
    }

    private List<String> found(Api who, String path) {
        return who.get(path)
                .expect(200)
                .at("/items")
                .valueStream()
                .map(order -> order.at("/orderId").asString())
                .toList();
    }

    private static String text(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void findsByTitleStatusAndTime() {
        String tea = order(ann, item(titled(seller, "Green Tea 100%"), 1));
        pass(Duration.ofDays(2));
        Instant between = clock.instant();
        String pot = order(ann, item(titled(null, "Teapot"), 1), item(titled(seller, "Filter_paper"), 2));
        ann.post("/orders/" + tea + "/cancellation", null).expect(200);

        assertThat(found(ann, "/orders?text=TEA")).containsExactly(pot, tea);
        assertThat(found(ann, "/orders?text=" + text("100%"))).containsExactly(tea);
        assertThat(found(ann, "/orders?text=" + text("r_p"))).containsExactly(pot);
        assertThat(found(ann, "/orders?text=" + text("%"))).as("means itself").containsExactly(tea);
        assertThat(found(ann, "/orders?status=PLACED")).containsExactly(pot);
        assertThat(found(ann, "/orders?from=" + between)).containsExactly(pot);
        assertThat(found(ann, "/orders?to=" + between)).containsExactly(tea);
        assertThat(found(shopper(), "/orders?text=tea")).isEmpty();
        Api owner = seller(seller);
        assertThat(found(owner, "/seller/orders?text=tea"))
                .as("his own lines only")
                .containsExactly(tea);
        assertThat(found(owner, "/seller/orders?status=CANCELLED")).containsExactly(tea);
        assertThat(found(owner, "/seller/orders?from=" + between + "&text=paper"))
                .containsExactly(pot);
        assertThat(ann.get("/orders?from=yesterday").status()).isEqualTo(400);
        assertThat(ann.get("/orders?status=LOST").status()).isEqualTo(400);
        assertThat(ann.get("/orders?text=" + "x".repeat(101)).status()).isEqualTo(400);
    }

    @Test
    void isTakenAwayAsATable() throws Exception {
        OfferChanged nasty = titled(seller, "=HYPERLINK(\"x\"), \"cup\"");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.addFirst(order(ann, item(nasty, 1), item(titled(null, "Pan"), 2)));
        }

        Api.Reply table = ann.get("/orders/export").expect(200);

        assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        List<String> lines = table.body().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.getFirst()).startsWith("orderId,orderedAt,status,lineId,title");
        assertThat(lines.get(1))
                .startsWith(ids.getFirst())
                .contains("\"'=HYPERLINK(\"\"x\"\"), \"\"cup\"\"\",1,10.00,10.00,");
        List<String> his = seller(seller)
                .get("/seller/orders/export")
                .expect(200)
                .body()
                .lines()
                .toList();
        assertThat(his).hasSize(4).noneMatch(line -> line.contains("Pan"));
        assertThat(ann.get("/orders/export?text=nothing").body().lines()).hasSize(1);
        assertThat(ann.get("/orders/export?status=LOST").status()).isEqualTo(400);
        assertThat(operator().get("/orders/export").status()).isEqualTo(403);
        List<String> sent =
                SqlStatements.inRequests(() -> ann.get("/orders/export").expect(200));
        assertThat(sent).as("by the page, not by the order").hasSizeLessThan(8);
    }

    @Test
    void quotesWhatSpreadsheetsWouldRun() {
        assertThat(OrderTable.text("+1")).isEqualTo("\"'+1\"");
        assertThat(OrderTable.text("@x")).isEqualTo("\"'@x\"");
        assertThat(OrderTable.text("plain")).isEqualTo("\"plain\"");
        assertThat(OrderTable.text("")).isEqualTo("\"\"");
    }
}
