package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final SellerId ONE = SellerId.next();
    private static final SellerId OTHER = SellerId.next();
    private static final BigDecimal WASHINGTON = new BigDecimal("0.065");

    @Test
    void chargesDeliveryOncePerSenderAndSplitsItByWorth() {
        List<OrderLine> lines = new Pricing(usd("4.99"), BigDecimal.ZERO, false)
                .lines(List.of(
                        item(null, "10.00", 1), item(ONE, "5.00", 1), item(null, "20.00", 1), item(OTHER, "1.00", 9)));
        assertThat(lines)
                .extracting(line -> line.amounts().shipping())
                .containsExactly(usd("1.66"), usd("4.99"), usd("3.33"), usd("4.99"));
    }

    @Test
    void splitsEvenlyWhenNothingIsWorthAnything() {
        List<OrderLine> lines = new Pricing(usd("1.00"), WASHINGTON, false)
                .lines(List.of(item(null, "0.00", 1), item(null, "0.00", 5)));
        assertThat(lines).extracting(line -> line.amounts().shipping()).containsExactly(usd("0.50"), usd("0.50"));
    }

    @Test
    void primeWaivesAllDelivery() {
        Amounts amounts = only(new Pricing(usd("4.99"), WASHINGTON, true), item(ONE, "60.00", 1));
        assertThat(amounts.shipping()).isEqualTo(usd("4.99"));
        assertThat(amounts.waived()).isEqualTo(usd("4.99"));
        assertThat(amounts.charged()).isEqualTo(usd("63.90"));
    }

    @Test
    void taxesTheItemsOfALineRoundedHalfUp() {
        assertThat(only(new Pricing(usd("4.99"), WASHINGTON, false), item(null, "1.00", 1))
                        .tax())
                .as("6.5 cents")
                .isEqualTo(usd("0.07"));
        assertThat(only(new Pricing(usd("4.99"), WASHINGTON, false), item(null, "0.99", 1))
                        .tax())
                .isEqualTo(usd("0.06"));
        assertThat(only(new Pricing(usd("4.99"), WASHINGTON, false), item(null, "0.99", 100))
                        .tax())
                .as("of the line, not a hundred times of the unit")
                .isEqualTo(usd("6.44"));
    }

    @Test
    void anyBasketAddsUp() {
        Random chance = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            List<Pricing.Item> basket = new ArrayList<>();
            Set<Object> senders = new HashSet<>();
            for (int i = 0; i <= chance.nextInt(8); i++) {
                SellerId seller = chance.nextInt(3) == 0 ? null : chance.nextBoolean() ? ONE : OTHER;
                senders.add(seller == null ? "retail" : seller);
                basket.add(
                        item(seller, new Money(chance.nextLong(100_000), usd("0").currency()), 1 + chance.nextInt(20)));
            }
            Money rate = new Money(chance.nextLong(2_000), usd("0").currency());
            List<OrderLine> lines = new Pricing(rate, WASHINGTON, chance.nextBoolean()).lines(basket);
            Money delivery = Money.sum(
                    lines.stream().map(line -> line.amounts().shipping()).toList(), rate.currency());
            assertThat(delivery).as("round %s", round).isEqualTo(rate.times(senders.size()));
        }
    }

    private static Amounts only(Pricing pricing, Pricing.Item item) {
        return pricing.lines(List.of(item)).getFirst().amounts();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Pricing.Item item(@Nullable SellerId seller, String price, int quantity) {
        return item(seller, usd(price), quantity);
    }

    private static Pricing.Item item(@Nullable SellerId seller, Money price, int quantity) {
        return new Pricing.Item(
                new Offer(
                        OfferId.next(),
                        ProductId.next(),
                        seller,
                        "S",
                        "T",
                        null,
                        List.of(),
                        null,
                        price,
                        true,
                        Map.of(WarehouseId.MAIN, 1_000)),
                quantity);
    }
}
