package dev.flywheel.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.SqlStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The network as it is shipped, and as operators change it. */
@SuppressWarnings("NullAway.Init")
class DeliveryOptionsTest extends OrdersServiceTest {

    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T20:00:00Z");

    @Autowired
    private DeliveryOptions options;

    @Autowired
    private Warehouses warehouses;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theFirstWarehouseIsThere() {
        Warehouse main = warehouses.find(Warehouse.MAIN).orElseThrow();

        assertThat(main.country()).isEqualTo("US");
        assertThat(warehouses.active()).contains(main);
        assertThat(warehouses.find(WarehouseId.next())).isEmpty();
    }

    /** What an order cost before there were options. */
    @ParameterizedTest
    @CsvSource({
        "US, WA, USD, 4.99, 9.98",
        "US, HI, USD, 4.99, 9.98",
        "US, PR, USD, 4.99, 9.98",
        "CA, ON, USD, 9.99, 19.98",
        "MX, , USD, 9.99, 19.98",
        "DE, , USD, 14.99, 29.98",
        "DE, , GBP, 0.00, 0.00"
    })
    void standardCostsTheFlatRateOfEachSender(
            String country, @Nullable String region, String currency, String one, String two) {
        Parcel own = parcel(null, 900, currency);
        Parcel more = parcel(null, 5_000, currency);
        Parcel sellers = parcel(SellerId.next(), 900, currency);
        Place to = new Place(country, region, "Somewhere", null);

        assertThat(standard(to, own)).isEqualTo(one);
        assertThat(standard(to, own, more)).isEqualTo(one);
        assertThat(standard(to, own, sellers, more)).isEqualTo(two);
    }

    @Test
    void anEndlesslyHeavyParcelStillGoesByStandard() {
        assertThat(options.options(List.of(parcel(null, 10_000_000, "USD")), Samples.SEATTLE, MONDAY_NOON, false))
                .extracting(Option::code)
                .containsExactly("STANDARD");
    }

    @Test
    void fasterOnesArePromisedEarlier() {
        List<Option> offered = options.options(List.of(parcel(null, 1_200, "USD")), Samples.SEATTLE, MONDAY_NOON, true);

        assertThat(offered)
                .extracting(option -> option.code() + " " + option.price().amount() + " " + option.promised() + " "
                        + option.primeFree())
                .containsExactly(
                        "STANDARD 4.99 2026-11-30 true",
                        "EXPEDITED 10.97 2026-11-25 false",
                        "NEXT_DAY 18.97 2026-11-24 false");
        assertThat(options.options(
                        List.of(parcel(null, 1_200, "USD")),
                        new Place("US", "AK", "Nome", "99762"),
                        MONDAY_NOON,
                        false))
                .extracting(Option::code)
                .containsExactly("STANDARD", "EXPEDITED");
    }

    @Test
    void costOneStatementHoweverManyParcelsAndAlsoAfterAChange() throws Exception {
        List<Parcel> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(parcel(i % 2 == 0 ? null : SellerId.next(), 500 + i, "USD"));
        }

        assertThat(SqlStatements.during(() -> options.options(many, Samples.SEATTLE, MONDAY_NOON, false)))
                .hasSize(1);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("UPDATE carrier SET active = false").update();
            try {
                assertThat(SqlStatements.during(
                                () -> assertThat(options.options(many, Samples.SEATTLE, MONDAY_NOON, false))
                                        .isEmpty()))
                        .hasSize(1);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(options.options(many, Samples.SEATTLE, MONDAY_NOON, false)).isNotEmpty();
    }

    @Test
    void costNoStatementForWhoHasReadTheVersion() throws Exception {
        List<Parcel> own = List.of(parcel(null, 500, "USD"));
        long version = version();
        List<Option> before = options.options(own, Samples.SEATTLE, MONDAY_NOON, false);
        assertThat(SqlStatements.during(
                        () -> assertThat(options.options(own, Samples.SEATTLE, MONDAY_NOON, false, version))
                                .isEqualTo(before)))
                .isEmpty();
        List<Parcel> his = List.of(parcel(SellerId.next(), 500, "USD"));
        assertThat(SqlStatements.during(() -> options.options(his, Samples.SEATTLE, MONDAY_NOON, false, version)))
                .as("how he sends")
                .hasSize(1);
    }

    @Test
    void flatRatesCountFromTheMomentTheyAreSet() {
        List<Parcel> own = List.of(parcel(null, 500, "USD"));
        options.options(own, Samples.SEATTLE, MONDAY_NOON, false);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("UPDATE shipping_rate SET rate = rate + 1 WHERE currency = 'USD' AND zone = 'US'")
                    .update();
            assertThat(standard(options.options(own, Samples.SEATTLE, MONDAY_NOON, false, version())))
                    .isEqualTo(Money.of("5.00", "USD"));
        });
        assertThat(standard(options.options(own, Samples.SEATTLE, MONDAY_NOON, false, version())))
                .isEqualTo(Money.of("4.99", "USD"));
    }

    private static Money standard(List<Option> options) {
        return options.stream()
                .filter(option -> option.code().equals("STANDARD"))
                .findFirst()
                .orElseThrow()
                .price();
    }

    private long version() {
        return jdbc.sql("SELECT version FROM delivery_version")
                .query(Long.class)
                .single();
    }

    @Test
    void aSellerSaysHowHeSends() {
        SellerId seller = SellerId.next();
        assertThat(seller(seller)
                        .get("/seller/delivery")
                        .expect(200)
                        .at("/handlingDays")
                        .asInt())
                .isEqualTo(2);
        assertThat(promised(seller))
                .as("begun on Tuesday, ready on the carrier's holiday")
                .isEqualTo("2026-12-03");

        Map<String, Object> quick = Map.of(
                "handlingDays", 0, "country", "US", "timeZone", "America/Chicago", "cutOff", "18:00", "faster", true);
        seller(seller).put("/seller/delivery", quick).expect(200);
        assertThat(promised(seller)).isEqualTo("2026-11-30");
        assertThat(options.options(List.of(parcel(seller, 1, "USD")), Samples.SEATTLE, MONDAY_NOON, false))
                .hasSize(3);

        Map<String, Object> nowhere = new HashMap<>(quick);
        nowhere.put("timeZone", "Moon/Tranquility");
        seller(seller).put("/seller/delivery", nowhere).expect(400);
        nowhere.put("timeZone", "America/Chicago");
        nowhere.put("country", "us");
        seller(seller).put("/seller/delivery", nowhere).expect(400);
        nowhere.put("country", "US");
        nowhere.put("handlingDays", 31);
        seller(seller).put("/seller/delivery", nowhere).expect(400);
    }

    @Test
    void anOperatorBuildsAServiceAndClosesIt() {
        operator()
                .put("/operator/delivery/calendars/TEST-DAYS", Map.of("name", "Test", "days", List.of("2026-12-24")))
                .expect(200);
        operator()
                .put(
                        "/operator/delivery/carriers/test-drone",
                        Map.of("name", "Drone", "calendar", "TEST-DAYS", "active", true))
                .expect(200);
        Map<String, Object> service = service("test-drone");
        operator().put("/operator/delivery/services/test-drone-now", service).expect(200);

        Api.Reply offered = offered("98101");
        assertThat(offered.text("/items/0/code")).isEqualTo("TEST_DRONE");
        assertThat(offered.text("/items/0/price/amount"))
                .as("1.00 and two kilograms begun")
                .isEqualTo("3.00");
        assertThat(offered.text("/items/0/promised")).isEqualTo("2026-11-23");
        assertThat(offered("98201").text("/items/0/code"))
                .as("beyond its postal codes")
                .isEqualTo("STANDARD");

        service.put("active", false);
        operator().put("/operator/delivery/services/test-drone-now", service).expect(200);
        assertThat(offered("98101").text("/items/0/code")).isEqualTo("STANDARD");
        assertThat(operator()
                        .get("/operator/delivery/services?limit=2")
                        .expect(200)
                        .text("/next"))
                .isNotEmpty();
        operator().get("/operator/delivery/carriers").expect(200);
        operator().get("/operator/delivery/calendars").expect(200);
    }

    @Test
    void refusesServicesThatCannotBe() {
        refusedService("carrier", "nobody", "unknown_carrier");
        refusedService("option", "drone", "invalid_request");
        refusedService("divisor", 10, "invalid_request");
        refusedService("workingDays", List.of(), "invalid_request");
        refusedService("workingDays", List.of(8), "invalid_request");
        refusedService("zones", List.of(Map.of("zone", "Z", "region", "WA")), "invalid_request");
        refusedService("zones", List.of(Map.of("zone", "Z", "country", "US", "transitDays", -1)), "invalid_request");
        refusedService("zones", List.of(Map.of("zone", "Z", "country", "US", "postalFrom", "9")), "invalid_request");
        Map<String, Object> rate = Map.of("zone", "Z", "currency", "USD", "base", 1, "perStartedKg", 1);
        refusedService("rates", List.of(rate, rate), "invalid_request");
        refusedService(
                "rates",
                List.of(Map.of("zone", "Z", "currency", "USD", "base", -1, "perStartedKg", 1)),
                "invalid_request");
        refusedService(
                "rates",
                List.of(Map.of("zone", "Z", "currency", "XXX", "base", 1, "perStartedKg", 1)),
                "invalid_request");
    }

    @Test
    void anOperatorOpensAWarehouse() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "East",
                "line1",
                "1 East Street",
                "city",
                "Newark",
                "region",
                "NJ",
                "postalCode",
                "07114",
                "country",
                "US",
                "timeZone",
                "America/New_York",
                "cutOff",
                "15:00",
                "collectedAt",
                "18:00"));
        body.putAll(Map.of("workingDays", List.of(1, 2, 3, 4, 5), "handlingDays", 1, "active", false));
        String id = operator()
                .put("/operator/delivery/warehouses/TEST-EAST", body)
                .expect(200)
                .text("/id");
        assertThat(operator()
                        .put("/operator/delivery/warehouses/TEST-EAST", body)
                        .expect(200)
                        .text("/id"))
                .isEqualTo(id);
        assertThat(warehouses.find(WarehouseId.of(id)).orElseThrow().city()).isEqualTo("Newark");
        assertThat(warehouses.active()).extracting(Warehouse::code).doesNotContain("TEST-EAST");
        assertThat(operator().get("/operator/delivery/warehouses").expect(200).body())
                .contains("TEST-EAST");

        body.put("collectedAt", "14:00");
        operator().put("/operator/delivery/warehouses/TEST-EAST", body).expect(400);
        body.put("collectedAt", "18:00");
        body.put("calendar", "NONE");
        assertThat(operator()
                        .put("/operator/delivery/warehouses/TEST-EAST", body)
                        .code())
                .isEqualTo("unknown_calendar");
        body.remove("calendar");
        body.put("latitude", 40.7);
        operator().put("/operator/delivery/warehouses/TEST-EAST", body).expect(400);
        operator().put("/operator/delivery/warehouses/east", body).expect(400);
    }

    private void refusedService(String field, Object value, String code) {
        operator()
                .put("/operator/delivery/carriers/test-truck", Map.of("name", "Truck", "active", false))
                .expect(200);
        Map<String, Object> service = service("test-truck");
        service.put(field, value);
        assertThat(operator()
                        .put("/operator/delivery/services/test-truck-bad", service)
                        .code())
                .as("%s %s", field, value)
                .isEqualTo(code);
    }

    private static Map<String, Object> service(String carrier) {
        Map<String, Object> service = new HashMap<>();
        service.put("carrier", carrier);
        service.put("option", "TEST_DRONE");
        service.put("name", "By drone");
        service.put("divisor", 5000);
        service.put("flat", false);
        service.put("primeFree", false);
        service.put("workingDays", List.of(1, 2, 3, 4, 5));
        service.put("active", true);
        service.put(
                "zones",
                List.of(Map.of(
                        "zone", "NEAR", "country", "US", "postalFrom", "980", "postalTo", "981", "transitDays", 0)));
        service.put("rates", List.of(Map.of("zone", "NEAR", "currency", "USD", "base", 100, "perStartedKg", 100)));
        return service;
    }

    private Api.Reply offered(String postalCode) {
        Map<String, Object> parcel =
                Map.of("weightGrams", 1_200, "worth", Map.of("amount", "10.00", "currency", "USD"));
        Map<String, Object> to = Map.of("country", "US", "region", "WA", "city", "Seattle", "postalCode", postalCode);
        return operator()
                .post(
                        "/operator/delivery/options",
                        Map.of("parcels", List.of(parcel), "to", to, "at", MONDAY_NOON.toString(), "prime", false))
                .expect(200);
    }

    private String promised(SellerId seller) {
        return options.options(List.of(parcel(seller, 1, "USD")), Samples.SEATTLE, MONDAY_NOON, false)
                .getFirst()
                .promised()
                .toString();
    }

    private String standard(Place to, Parcel... parcels) {
        return options.options(List.of(parcels), to, MONDAY_NOON, false).stream()
                .filter(option -> option.code().equals("STANDARD"))
                .findFirst()
                .orElseThrow()
                .price()
                .amount();
    }

    private static Parcel parcel(@Nullable SellerId seller, long grams, String currency) {
        return new Parcel(seller, null, grams, null, Money.of("10.00", currency));
    }
}
