package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.cart.Gift;
import dev.flywheel.orders.checkout.Pricing.Priced;
import dev.flywheel.orders.delivery.Option;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.promotion.Discount;
import dev.flywheel.orders.promotion.Discounts;
import dev.flywheel.orders.tax.Assessment;
import dev.flywheel.orders.tax.Assessment.CollectedBy;
import dev.flywheel.orders.tax.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final SellerId ONE = SellerId.next();
    private static final SellerId OTHER = SellerId.next();
    private static final BigDecimal WASHINGTON = new BigDecimal("0.065");

    @Test
    void chargesDeliveryOncePerSenderAndSplitsItByWorth() {
        List<OrderLine> lines = sold(
                List.of(
                        piece(null, "10.00", 1),
                        piece(ONE, "5.00", 1),
                        piece(null, "20.00", 1),
                        piece(OTHER, "1.00", 9)),
                "4.99",
                false);
        assertThat(lines)
                .extracting(line -> line.amounts().shipping())
                .containsExactly(usd("1.66"), usd("4.99"), usd("3.33"), usd("4.99"));
    }

    @Test
    void splitsEvenlyWhenNothingIsWorthAnything() {
        List<OrderLine> lines = sold(List.of(piece(null, "0.00", 1), piece(null, "0.00", 5)), "1.00", false);
        assertThat(lines).extracting(line -> line.amounts().shipping()).containsExactly(usd("0.50"), usd("0.50"));
    }

    @Test
    void primeWaivesAllDelivery() {
        Amounts amounts =
                sold(List.of(piece(ONE, "60.00", 1)), "4.99", true).getFirst().amounts();
        assertThat(amounts.shipping()).isEqualTo(usd("4.99"));
        assertThat(amounts.waived()).isEqualTo(usd("4.99"));
        assertThat(amounts.charged()).isEqualTo(usd("63.90"));
    }

    @Test
    void aSellerBearsHisOwnDiscountsAndIsPaidTheMarketplaces() {
        Piece piece = piece(ONE, "20.00", 1);
        Discount his = discount("3.00", "0.00");
        Discount ours = discount("2.00", "2.00");
        Discount shared = discount("1.00", "0.40");
        Discounts discounts = new Discounts(List.of(List.of(his, ours)), List.of(List.of(shared)), List.of(), false);
        Priced priced =
                pricing(List.of(piece), "4.99", false, discounts).priced().getFirst();
        assertThat(priced.discount()).isEqualTo(usd("3.00"));
        assertThat(priced.subsidy()).isEqualTo(usd("2.00"));
        assertThat(priced.goods()).isEqualTo(usd("15.00"));
        assertThat(priced.delivery().shipping()).as("less what he bears").isEqualTo(usd("4.39"));
        assertThat(priced.delivery().waived()).isEqualTo(usd("0.40"));
        assertThat(priced.delivery().charged()).isEqualTo(usd("3.99"));
    }

    @Test
    void takesTheTaxOutOfPricesThatIncludeIt() {
        List<Piece> basket = List.of(piece(null, "9.99", 1));
        Discounts discounts =
                new Discounts(List.of(List.of(discount("1.00", "0.00"))), List.of(List.of()), List.of(), false);
        List<Priced> priced = pricing(basket, "1.20", false, discounts).priced();
        Amounts amounts = Taxing.lines(priced, assessed(priced, new BigDecimal("0.2"), true))
                .getFirst()
                .amounts();
        assertThat(amounts.charged()).isEqualTo(usd("10.19"));
        assertThat(amounts.taxes()).isEqualTo(usd("1.70"));
        assertThat(amounts.itemsCharged()).isEqualTo(usd("7.49"));
        assertThat(amounts.items()).isEqualTo(usd("8.32"));
        assertThat(amounts.discount()).isEqualTo(usd("0.83"));
        assertThat(amounts.shipping()).isEqualTo(usd("1.00"));
    }

    /** Whatever is bought, taken off and taxed: the shopper pays what the prices say, to the cent. */
    @Test
    void anyBasketAddsUp() {
        Random chance = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            boolean inclusive = chance.nextBoolean();
            List<Piece> basket = new ArrayList<>();
            List<List<Discount>> off = new ArrayList<>();
            for (int i = 0; i <= chance.nextInt(8); i++) {
                SellerId seller = chance.nextInt(3) == 0 ? null : chance.nextBoolean() ? ONE : OTHER;
                Piece piece =
                        piece(seller, new Money(chance.nextLong(100_000), usd("0").currency()), 1 + chance.nextInt(20));
                basket.add(piece);
                off.add(List.of(some(chance, piece)));
            }
            int senders = Consignment.of(basket).size();
            List<List<Discount>> none = java.util.Collections.nCopies(senders, List.of());
            List<Priced> priced = pricing(
                            basket, "4.99", chance.nextBoolean(), new Discounts(off, none, List.of(), false))
                    .priced();
            List<OrderLine> lines = Taxing.lines(priced, assessed(priced, WASHINGTON, inclusive));
            for (int i = 0; i < lines.size(); i++) {
                Amounts amounts = lines.get(i).amounts();
                Money paid = priced.get(i).goods().plus(priced.get(i).delivery().charged());
                assertThat(inclusive ? amounts.charged() : amounts.charged().minus(amounts.taxes()))
                        .as("round %s, line %s", round, i)
                        .isEqualTo(paid);
                assertThat(amounts.off()).isLessThanOrEqualTo(amounts.items());
                assertThat(List.of(amounts.discount(), amounts.subsidy(), amounts.shipping()))
                        .noneMatch(Money::isNegative);
            }
        }
    }

    private static Discount some(Random chance, Piece piece) {
        long off = chance.nextLong(piece.worth().minor() + 1);
        long ours = piece.offer().seller() == null ? 0 : chance.nextLong(off + 1);
        return new Discount(
                UUID.randomUUID(),
                "name",
                null,
                "reason",
                new Money(off, usd("0").currency()),
                new Money(ours, usd("0").currency()));
    }

    private static List<OrderLine> sold(List<Piece> basket, String rate, boolean prime) {
        List<Consignment> consignments = Consignment.of(basket);
        Discounts none = new Discounts(
                java.util.Collections.nCopies(basket.size(), List.of()),
                java.util.Collections.nCopies(consignments.size(), List.of()),
                List.of(),
                false);
        List<Priced> priced = pricing(basket, rate, prime, none).priced();
        return Taxing.lines(priced, assessed(priced, WASHINGTON, false));
    }

    private static Pricing pricing(List<Piece> basket, String rate, boolean prime, Discounts discounts) {
        List<Consignment> consignments = Consignment.of(basket);
        List<Option.Leg> legs = consignments.stream()
                .map(one -> new Option.Leg("house", "ground", "US", 0, usd(rate), Instant.EPOCH, LocalDate.EPOCH))
                .toList();
        Option option = new Option(
                "STANDARD", "Standard", usd(rate).times(legs.size()), prime, Instant.EPOCH, LocalDate.EPOCH, legs);
        return new Pricing(basket, consignments, option, discounts, usd("3.99"));
    }

    /** A tax on goods alone, rounded half up for each, or taken out of prices that include it for all. */
    private static Assessment assessed(List<Priced> pieces, BigDecimal rate, boolean inclusive) {
        List<Assessment.Taxed> lines = new ArrayList<>();
        for (Question.Line line : Taxing.question(pieces)) {
            boolean taxed = inclusive || line.kind() == Question.Kind.GOODS;
            Money tax = !taxed
                    ? line.amount().minus(line.amount())
                    : inclusive
                            ? line.amount().portion(rate.divide(BigDecimal.ONE.add(rate), 20, RoundingMode.HALF_UP))
                            : line.amount().portion(rate);
            Money net = inclusive ? line.amount().minus(tax) : line.amount();
            lines.add(new Assessment.Taxed(net, tax, rate, CollectedBy.MARKETPLACE, List.of(), "test"));
        }
        return new Assessment(inclusive, lines);
    }

    private static Discount discount(String amount, String subsidised) {
        return new Discount(UUID.randomUUID(), "name", null, "reason", usd(amount), usd(subsidised));
    }

    private static Piece piece(@Nullable SellerId seller, String price, int quantity) {
        return piece(seller, usd(price), quantity);
    }

    private static Piece piece(@Nullable SellerId seller, Money price, int quantity) {
        Offer offer = new Offer(
                OfferId.next(),
                ProductId.next(),
                seller,
                "S",
                "T",
                null,
                List.of(),
                null,
                null,
                price,
                true,
                Map.of(WarehouseId.MAIN, 1_000));
        return new Piece(0, offer, WarehouseId.MAIN, quantity, Gift.NONE);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
