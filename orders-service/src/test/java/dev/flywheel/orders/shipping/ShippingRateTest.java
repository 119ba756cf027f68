package dev.flywheel.orders.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.Money;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippingRateTest extends OrdersServiceTest {

    @Test
    void knowsTheZoneOfACountry() {
        assertThat(Zone.of("US")).isEqualTo(Zone.US);
        assertThat(Zone.of("MX")).isEqualTo(Zone.CA_MX);
        assertThat(Zone.of("DE")).isEqualTo(Zone.REST);
    }

    @Test
    void shipsByTheZoneAndFreeInACurrencyWithoutRates() {
        assertThat(delivery(usd("10.00"), "DE", "10115")).isEqualTo("14.99");
        assertThat(delivery(Money.of("10.00", "GBP"), "GB", "SW1A 1AA")).isEqualTo("0.00");
    }

    @Test
    void theOperatorSetsRates() {
        Map<String, Object> rate = Map.of("rate", Map.of("amount", "3.50", "currency", "EUR"));
        operator().put("/operator/shipping-rates/EUR/REST", rate).expect(200);
        assertThat(delivery(Money.of("10.00", "EUR"), "DE", "10115")).isEqualTo("3.50");
        assertThat(operator().get("/operator/shipping-rates").expect(200).body())
                .contains("\"EUR\"");
        assertThat(operator().put("/operator/shipping-rates/USD/REST", rate).text("/errors/0/field"))
                .isEqualTo("rate.currency");
        assertThat(operator().put("/operator/shipping-rates/EUR/MOON", rate).status())
                .isEqualTo(400);
        Map<String, Object> negative = Map.of("rate", Map.of("amount", "-1.00", "currency", "EUR"));
        assertThat(operator().put("/operator/shipping-rates/EUR/REST", negative).status())
                .isEqualTo(400);
    }

    private String delivery(Money price, String country, String postalCode) {
        Api shopper = shopper();
        fill(shopper, item(offer(null, price, 5), 1));
        Map<String, Object> address = new LinkedHashMap<>(address(""));
        address.remove("region");
        address.put("country", country);
        address.put("postalCode", postalCode);
        Api.Reply placed =
                shopper.key("zone").post("/checkouts", Map.of("shipTo", address, "paymentToken", "tok_approved"));
        assertThat(placed.expect(201).text("/totals/tax/amount")).isEqualTo("0.00");
        return placed.text("/totals/shipping/amount");
    }
}
