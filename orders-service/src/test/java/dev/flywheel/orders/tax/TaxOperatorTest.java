package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has a country of its own, of the codes that ISO 3166 leaves free, so that nothing of it reaches others. */
class TaxOperatorTest extends OrdersServiceTest {

    @Test
    void addsACountryWithACountyARateAndARegistration() {
        country("QM");
        jurisdiction("QM-NORTH", "REGION", List.of(Map.of("postalFrom", "10", "postalTo", "19")), "QM")
                .expect(200);
        rate("QM", "STANDARD", "2026-01-01", "0.1").expect(200);
        rate("QM-NORTH", "STANDARD", "2026-01-01", "0.025").expect(200);
        assertThat(tax("QM", "1234")).isEqualTo("0.00 not registered in QM, not registered in QM-NORTH");

        String id = register("QM", true).expect(201).text("/id");
        assertThat(tax("QM", "1234")).as("included, of 100.00").isEqualTo("11.11 tax 10 % + tax 2.5 %");
        assertThat(tax("QM", "2034")).isEqualTo("9.09 tax 10 %");
        assertThat(register("QM", true).code()).isEqualTo("already_registered");

        Map<String, Object> ended = Map.of("pricesIncludeTax", true, "reverseCharge", false, "validTo", "2026-01-31");
        operator().put("/operator/tax/registrations/" + id, ended).expect(200);
        assertThat(tax("QM", "2034")).isEqualTo("0.00 not registered in QM");
        assertThat(operator().get("/operator/tax/registrations?jurisdiction=QM").at("/items"))
                .hasSize(1);
    }

    @Test
    void aRateInForceStaysAndAFutureOneMayGo() {
        country("QN");
        rate("QN", "STANDARD", "2020-01-01", "0.1").expect(200);
        assertThat(rate("QN", "STANDARD", "2020-01-01", "0.2").code()).isEqualTo("tax_rate_in_force");
        Map<String, Object> ended = new HashMap<>(newRate("0.1"));
        ended.put("validTo", "2099-12-31");
        assertThat(operator()
                        .put("/operator/tax/jurisdictions/QN/rates/STANDARD/2020-01-01", ended)
                        .expect(200)
                        .text("/rates/0/validTo"))
                .isEqualTo("2099-12-31");

        rate("QN", "STANDARD", "2100-01-01", "0.2").expect(200);
        rate("QN", "STANDARD", "2100-01-01", "0.3").expect(200);
        operator()
                .delete("/operator/tax/jurisdictions/QN/rates/STANDARD/2100-01-01")
                .expect(204);
        operator()
                .delete("/operator/tax/jurisdictions/QN/rates/STANDARD/2100-01-01")
                .expect(404);
        assertThat(operator()
                        .delete("/operator/tax/jurisdictions/QN/rates/STANDARD/2020-01-01")
                        .code())
                .isEqualTo("tax_rate_in_force");
    }

    @Test
    void aCategoryGetsAClassAndLosesIt() {
        country("QO");
        register("QO", false).expect(201);
        rate("QO", "STANDARD", "2020-01-01", "0.2").expect(200);
        operator()
                .put("/operator/tax/classes/TEST_TOYS", Map.of("name", "Toys", "fallsBackTo", "REDUCED"))
                .expect(200);
        rate("QO", "REDUCED", "2020-01-01", "0.05").expect(200);
        Map<String, Object> rule = Map.of("category", List.of("Test toys", "Trains"), "taxClass", "TEST_TOYS");
        String id =
                operator().put("/operator/tax/class-rules", rule).expect(200).text("/id");
        assertThat(operator().put("/operator/tax/class-rules", rule).text("/id"))
                .isEqualTo(id);

        assertThat(tax("QO", "1", "Test toys", "Trains", "Wooden")).isEqualTo("5.00 tax 5 %");
        assertThat(tax("QO", "1", "Test toys")).isEqualTo("20.00 tax 20 %");
        operator().delete("/operator/tax/class-rules/" + id).expect(204);
        assertThat(tax("QO", "1", "Test toys", "Trains", "Wooden")).isEqualTo("20.00 tax 20 %");
        operator().delete("/operator/tax/class-rules/" + id).expect(404);
    }

    @Test
    void classesDoNotGoInCircles() {
        String classes = "/operator/tax/classes/";
        operator()
                .put(classes + "TEST_ONE", Map.of("name", "One", "fallsBackTo", "STANDARD"))
                .expect(200);
        operator()
                .put(classes + "TEST_TWO", Map.of("name", "Two", "fallsBackTo", "TEST_ONE"))
                .expect(200);
        operator()
                .put(classes + "TEST_ONE", Map.of("name", "One", "fallsBackTo", "TEST_TWO"))
                .expect(400);
        operator()
                .put(classes + "TEST_ONE", Map.of("name", "One", "fallsBackTo", "TEST_ONE"))
                .expect(400);
        operator()
                .put(classes + "STANDARD", Map.of("name", "One", "fallsBackTo", "REDUCED"))
                .expect(400);
        assertThat(operator()
                        .put(classes + "TEST_THREE", Map.of("name", "Three", "fallsBackTo", "NONE"))
                        .code())
                .isEqualTo("unknown_tax_class");
    }

    @Test
    void listsArePaged() {
        Api.Reply first = operator()
                .get("/operator/tax/jurisdictions?country=US&limit=50")
                .expect(200);
        assertThat(first.at("/items")).hasSize(50);
        Api.Reply second = operator()
                .get("/operator/tax/jurisdictions?country=US&limit=50&cursor=" + first.text("/next"))
                .expect(200);
        assertThat(second.at("/items")).hasSize(2);
        assertThat(second.at("/next").isMissingNode()).isTrue();
        assertThat(operator().get("/operator/tax/classes?limit=1").expect(200).text("/next"))
                .isNotEmpty();
        operator().get("/operator/tax/jurisdictions?limit=101").expect(400);
        operator().get("/operator/tax/jurisdictions/XX").expect(404);
    }

    @ParameterizedTest
    @CsvSource({
        "qm, COUNTRY, 400",
        "QM-, REGION, 400",
        "QM, REGION, 400",
        "QM-X, COUNTRY, 400",
        "QM-X, PLANET, 400",
        "QM-X, REGION, 400"
    })
    void refusesWhatIsNoJurisdiction(String code, String level, int status) {
        jurisdiction(code, level, List.of(), null).expect(status);
    }

    @Test
    void refusesAreasThatSayNothing() {
        assertThat(jurisdiction("QM-X", "REGION", List.of(Map.of()), null).text("/errors/0/field"))
                .isEqualTo("areas[0]");
        assertThat(jurisdiction("QM-X", "REGION", List.of(Map.of("postalFrom", "12")), null)
                        .status())
                .isEqualTo(400);
        assertThat(jurisdiction("QM-X", "REGION", List.of(Map.of("postalFrom", "12", "postalTo", "11")), null)
                        .status())
                .isEqualTo(400);
        assertThat(jurisdiction("QM-X", "REGION", List.of(Map.of("region", "X")), "NOWHERE")
                        .code())
                .isEqualTo("unknown_jurisdiction");
    }

    @ParameterizedTest
    @CsvSource({"1, 400", "-0.1, 400", "0.1234567, 400"})
    void refusesWhatIsNoRate(String rate, int status) {
        rate("US-WA", "STANDARD", "2100-01-01", rate).expect(status);
    }

    @Test
    void refusesQuestionsThatCannotBe() {
        Map<String, Object> line =
                Map.of("kind", "GOODS", "category", List.of(), "amount", Map.of("amount", "-1.00", "currency", "USD"));
        Map<String, Object> question = Map.of("to", Map.of("country", "US"), "currency", "USD", "lines", List.of(line));
        operator().post("/operator/tax/assessments", question).expect(400);
        operator().post("/operator/tax/assessments", Map.of("currency", "USD")).expect(400);
        assertThat(register("NOWHERE", true).code()).isEqualTo("unknown_jurisdiction");
        assertThat(register("CA-ON", true).status()).as("goes to CA").isEqualTo(400);
    }

    private void country(String code) {
        jurisdiction(code, "COUNTRY", List.of(), null).expect(200);
    }

    private Api.Reply jurisdiction(
            String code, String level, List<?> areas, @org.jspecify.annotations.Nullable String registersWith) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("level", level);
        body.put("name", "Test " + code);
        if (registersWith != null) {
            body.put("registersWith", registersWith);
        }
        body.put("replacesWider", false);
        body.put("delivery", "EXEMPT");
        body.put("giftWrap", "EXEMPT");
        body.put("areas", areas);
        return operator().put("/operator/tax/jurisdictions/" + code, body);
    }

    private Api.Reply rate(String code, String taxClass, String from, String rate) {
        return operator().put("/operator/tax/jurisdictions/" + code + "/rates/" + taxClass + "/" + from, newRate(rate));
    }

    private static Map<String, Object> newRate(String rate) {
        return Map.of("rate", new java.math.BigDecimal(rate), "name", "tax", "source", "a test");
    }

    private Api.Reply register(String jurisdiction, boolean inclusive) {
        return operator()
                .post(
                        "/operator/tax/registrations",
                        Map.of(
                                "jurisdiction",
                                jurisdiction,
                                "scheme",
                                "LOCAL",
                                "pricesIncludeTax",
                                inclusive,
                                "reverseCharge",
                                false,
                                "validFrom",
                                "2020-01-01"));
    }

    /** Tax on goods of 100.00, and why. */
    private String tax(String country, String postalCode, String... category) {
        Map<String, Object> line = Map.of(
                "kind",
                "GOODS",
                "category",
                List.of(category),
                "amount",
                Map.of("amount", "100.00", "currency", "EUR"));
        Api.Reply reply = operator()
                .post(
                        "/operator/tax/assessments",
                        Map.of(
                                "to", Map.of("country", country, "postalCode", postalCode),
                                "currency", "EUR",
                                "lines", List.of(line)))
                .expect(200);
        return reply.text("/lines/0/tax/amount") + " " + reply.text("/lines/0/reason");
    }
}
