package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.catalog.OfferChanged.Size;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is large and light is carried by its size, as the catalogue told it, where the carrier counts so. */
class ParcelSizeTest extends OrdersServiceTest {

    @Test
    void aPileOfPillowsCostsWhatItsBoxCosts() {
        OfferChanged pillow = sized(new Size(300, 600, 400));
        publish(pillow);

        assertThat(expedited(pillow, 1)).as("0.9 kg, as large as 14.4").isEqualTo("23.84");
        assertThat(expedited(pillow, 2)).as("28.8 kg").isEqualTo("37.70");
        assertThat(expedited(pillow, 3)).as("43.2 kg are too much for it").isEmpty();
    }

    @Test
    void whatNobodyMeasuredCountsByWeight() {
        OfferChanged unknown = sized(null);
        publish(unknown);
        assertThat(expedited(unknown, 2)).as("1.8 kg").isEqualTo("10.97");
    }

    private String expedited(OfferChanged offer, int quantity) {
        Api shopper = shopper();
        fill(shopper, item(offer, quantity));
        return shopper.post("/checkouts/quote", Map.of("shipTo", address("WA")))
                .expect(200)
                .at("/deliveryOptions")
                .valueStream()
                .filter(option -> option.at("/code").asString().equals("EXPEDITED"))
                .map(option -> option.at("/price/amount"))
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    private static OfferChanged sized(@Nullable Size size) {
        OfferId id = OfferId.next();
        return new OfferChanged(
                id,
                ProductId.next(),
                null,
                "SKU-" + id,
                "Pillow " + id,
                null,
                List.of("Home & Kitchen"),
                usd("30.00"),
                "new",
                900,
                true,
                50,
                null,
                null,
                size);
    }
}
