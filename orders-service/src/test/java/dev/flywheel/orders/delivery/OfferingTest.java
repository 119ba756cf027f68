package dev.flywheel.orders.delivery;

import static dev.flywheel.orders.delivery.Samples.BERLIN;
import static dev.flywheel.orders.delivery.Samples.BOSTON;
import static dev.flywheel.orders.delivery.Samples.SEATTLE;
import static dev.flywheel.orders.delivery.Samples.known;
import static dev.flywheel.orders.delivery.Samples.parcel;
import static dev.flywheel.orders.delivery.Samples.rate;
import static dev.flywheel.orders.delivery.Samples.service;
import static dev.flywheel.orders.delivery.Samples.warehouse;
import static dev.flywheel.orders.delivery.Samples.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfferingTest {

    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T20:00:00Z");
    private static final Money FLAT = Money.of("4.99", "USD");
    private static final Warehouse WEST = warehouse("WEST", "WA", "98108");
    private static final Warehouse EAST = warehouse("EAST", "NJ", "07114");
    private static final SellerId SELLER = SellerId.next();
    private static final SellerDelivery FAST_SELLER =
            new SellerDelivery(0, "US", "America/New_York", LocalTime.of(20, 0), true);

    private static final CarrierService STANDARD = service(
            "standard", "STANDARD", true, List.of(zone("US", "US", null, 4), zone("WORLD", null, null, 12)), List.of());
    private static final CarrierService FAST = service(
            "fast",
            "EXPEDITED",
            false,
            List.of(zone("US", "US", null, 2), zone("FAR", "US", "HI", 3), zone("NONE", "US", "GU", null)),
            List.of(
                    rate("US", 500, 800, 0),
                    rate("US", 2_000, 1_000, 0),
                    rate("US", null, 1_000, 100),
                    rate("FAR", null, 2_000, 0)));

    @Test
    void aSendersFlatRateIsChargedOnceHoweverManyParcelsHeSends() {
        Option option = standard(
                parcel(null, WEST, 900, "30.00"), parcel(null, EAST, 900, "10.00"), parcel(SELLER, null, 1, "1.00"));

        assertThat(option.price()).isEqualTo(Money.of("9.98", "USD"));
        assertThat(option.parcels()).extracting(leg -> leg.price().amount()).containsExactly("3.74", "1.25", "4.99");
    }

    @Test
    void fasterOnesCostByTheBilledWeight() {
        assertThat(price(fast(SEATTLE, parcel(null, WEST, 500, "1.00")))).isEqualTo("8.00");
        assertThat(price(fast(SEATTLE, parcel(null, WEST, 501, "1.00")))).isEqualTo("10.00");
        assertThat(price(fast(SEATTLE, parcel(null, WEST, 2_001, "1.00"))))
                .as("three kilograms begun")
                .isEqualTo("13.00");
        assertThat(price(fast(SEATTLE, parcel(null, WEST, 500, "1.00"), parcel(null, EAST, 500, "1.00"))))
                .as("two parcels")
                .isEqualTo("16.00");
    }

    @Test
    void aLargeLightParcelCountsByItsSize() {
        Parcel pillow = new Parcel(null, WEST.id(), 400, new Dimensions(400, 300, 200), Money.of("1.00", "USD"));
        Option.Leg leg = fast(SEATTLE, pillow).parcels().getFirst();

        assertThat(leg.billedGrams())
                .as("24,000 cubic centimetres by 5,000 are 4.8 kg")
                .isEqualTo(4_800);
        assertThat(leg.price()).isEqualTo(Money.of("15.00", "USD"));
        Parcel odd = new Parcel(null, WEST.id(), 1, new Dimensions(171, 1, 30), Money.of("1.00", "USD"));
        assertThat(fast(SEATTLE, odd).parcels().getFirst().billedGrams())
                .as("1.026 grams")
                .isEqualTo(2);
    }

    @Test
    void theZoneThatSaysMostCounts() {
        Option hawaii = fast(new Place("US", "HI", "Hilo", "96720"), parcel(null, WEST, 1, "1.00"));

        assertThat(hawaii.parcels().getFirst().zone()).isEqualTo("FAR");
        assertThat(codes(new Place("US", "GU", "Agana", "96910"), parcel(null, WEST, 1, "1.00")))
                .containsExactly("STANDARD");
        assertThat(codes(BERLIN, parcel(null, WEST, 1, "1.00"))).containsExactly("STANDARD");
    }

    @Test
    void anOptionTakesEveryParcelOrIsNone() {
        assertThat(codes(SEATTLE, parcel(null, WEST, 30_000, "1.00"))).contains("EXPEDITED");
        assertThat(codes(SEATTLE, parcel(null, WEST, 1, "1.00"), parcel(null, EAST, 30_001, "1.00")))
                .as("too heavy for both here")
                .isEmpty();
        assertThat(codes(SEATTLE, parcel(null, WEST, 1, "1.00"), parcel(SellerId.next(), null, 1, "1.00")))
                .as("a seller who did not say that he is fast")
                .containsExactly("STANDARD");
        assertThat(codes(SEATTLE, parcel(SELLER, null, 1, "1.00"))).containsExactly("STANDARD", "EXPEDITED");
    }

    @Test
    void theLastParcelDecidesThePromise() {
        Option option = standard(parcel(null, WEST, 1, "1.00"), parcel(SellerId.next(), null, 1, "1.00"));

        assertThat(option.parcels().getFirst().promised())
                .as("today and four days without Thanksgiving")
                .isEqualTo("2026-11-30");
        assertThat(option.parcels().getLast().promised())
                .as("begun on Tuesday, ready on the carrier's holiday")
                .isEqualTo("2026-12-03");
        assertThat(option.promised()).isEqualTo("2026-12-03");
        assertThat(option.shipBy()).isEqualTo(option.parcels().getLast().shipBy());
    }

    @Test
    void primeWaivesWhereTheServiceSaysSo() {
        List<Option> options = offering(SEATTLE, parcel(null, WEST, 1, "1.00")).options(true);

        assertThat(options).extracting(Option::primeFree).containsExactly(true, false);
        assertThat(options.getFirst().charged().isZero()).isTrue();
        assertThat(options.getFirst().price()).isEqualTo(FLAT);
        assertThat(options.getLast().charged().amount()).isEqualTo("8.00");
        assertThat(offering(SEATTLE, parcel(null, WEST, 1, "1.00")).options(false))
                .noneMatch(Option::primeFree);
    }

    @Test
    void thePartsAlwaysAddUp() {
        Random chance = new Random(9);
        for (int round = 0; round < 2_000; round++) {
            List<Parcel> parcels = new ArrayList<>();
            for (int i = 0; i <= chance.nextInt(6); i++) {
                Money worth = new Money(chance.nextInt(4) == 0 ? 0 : chance.nextLong(100_000), FLAT.currency());
                SellerId seller = chance.nextBoolean() ? SELLER : null;
                parcels.add(
                        new Parcel(seller, seller == null ? WEST.id() : null, chance.nextLong(20_000), null, worth));
            }
            for (Option option :
                    offering(BOSTON, parcels.toArray(Parcel[]::new)).options(chance.nextBoolean())) {
                List<Money> parts =
                        option.parcels().stream().map(Option.Leg::price).toList();
                assertThat(Money.sum(parts, FLAT.currency()))
                        .as("round %s", round)
                        .isEqualTo(option.price());
                assertThat(parts).as("round %s", round).noneMatch(Money::isNegative);
            }
        }
    }

    private static Option standard(Parcel... parcels) {
        return offering(SEATTLE, parcels).options(false).stream()
                .filter(option -> option.code().equals("STANDARD"))
                .findFirst()
                .orElseThrow();
    }

    private static Option fast(Place to, Parcel... parcels) {
        return offering(to, parcels).options(false).stream()
                .filter(option -> option.code().equals("EXPEDITED"))
                .findFirst()
                .orElseThrow();
    }

    private static String price(Option option) {
        return option.price().amount();
    }

    private static List<String> codes(Place to, Parcel... parcels) {
        return offering(to, parcels).options(false).stream().map(Option::code).toList();
    }

    private static Offering offering(Place to, Parcel... parcels) {
        Networks.Known known = known(List.of(WEST, EAST), Map.of(SELLER, FAST_SELLER), STANDARD, FAST);
        return new Offering(known, List.of(parcels), to, MONDAY_NOON, FLAT);
    }
}
