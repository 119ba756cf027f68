package dev.flywheel.orders.tax;

import static dev.flywheel.orders.tax.TaxLaw.ask;
import static dev.flywheel.orders.tax.TaxLaw.goods;
import static dev.flywheel.orders.tax.TaxLaw.in;
import static dev.flywheel.orders.tax.TaxLaw.line;
import static dev.flywheel.orders.tax.TaxLaw.place;
import static dev.flywheel.orders.tax.TaxLaw.postal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.tax.Assessment.CollectedBy;
import dev.flywheel.orders.tax.Assessment.Taxed;
import dev.flywheel.orders.tax.Jurisdiction.Area;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.Jurisdiction.Rate;
import dev.flywheel.orders.tax.Jurisdiction.Taxability;
import dev.flywheel.orders.tax.Question.Kind;
import dev.flywheel.orders.tax.Registration.Scheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessingTest {

    private static final Question.Place BERLIN = place("DE", null, "10115");
    private static final Question.Place PARIS = place("FR", null, "75001");
    private static final Question.Place SEATTLE = place("US", "WA", "98101");
    private static final SellerId SELLER = SellerId.next();
    private static final String GERMAN_ID = "DE136695976";

    private final TaxLaw law = new TaxLaw();

    @Test
    void pricesMayIncludeTheTax() {
        Taxed line = only(law.vat("DE", "0.19", "0.07").registered("DE", true).assess(ask(BERLIN, goods("119.00"))));

        assertThat(line.net().amount() + " " + line.tax().amount()).isEqualTo("100.00 19.00");
        assertThat(line.rate()).isEqualByComparingTo("0.19");
        assertThat(line.reason()).isEqualTo("tax 19 %");
    }

    @Test
    void orNot() {
        Taxed line = only(law.vat("DE", "0.19", "0.07").registered("DE", false).assess(ask(BERLIN, goods("119.00"))));

        assertThat(line.net().amount() + " " + line.tax().amount()).isEqualTo("119.00 22.61");
    }

    @Test
    void onlyWhoIsRegisteredCollects() {
        Taxed line = only(law.vat("DE", "0.19", "0.07")
                .vat("FR", "0.20", "0.055")
                .registered("FR", true)
                .assess(ask(BERLIN, goods("119.00"))));

        assertThat(line.tax().isZero()).isTrue();
        assertThat(line.net().amount()).isEqualTo("119.00");
        assertThat(line.reason()).isEqualTo("not registered in DE");
    }

    @Test
    void theOneStopShopIsGoodForAllMemberStates() {
        law.vat("DE", "0.19", "0.07").vat("FR", "0.20", "0.055").registered("FR", Scheme.UNION_OSS, null, true, false);

        assertThat(only(law.assess(ask(BERLIN, goods("119.00")))).tax().amount())
                .isEqualTo("19.00");
        assertThat(only(law.assess(ask(PARIS, goods("120.00")))).tax().amount()).isEqualTo("20.00");
    }

    @Test
    void theLongestCategoryDecidesTheClassAndAClassFallsBack() {
        law.vat("DE", "0.19", "0.07")
                .registered("DE", true)
                .category("BOOKS", "Media")
                .category("STANDARD", "Media", "Games");

        List<Taxed> lines = law.assess(ask(
                        BERLIN,
                        goods("107.00", "Media", "Novels"),
                        goods("119.00", "Media", "Games"),
                        goods("119.00", "Toys")))
                .lines();

        assertThat(lines).extracting(taxed -> taxed.tax().amount()).containsExactly("7.00", "19.00", "19.00");
    }

    @Test
    void aProductsOwnClassComesFirst() {
        law.vat("DE", "0.19", "0.07").registered("DE", true).category("STANDARD", "Toys");
        Question.Line toy = new Question.Line(
                Kind.GOODS, null, List.of("Toys"), "BOOKS", dev.flywheel.domain.Money.of("107.00", "EUR"));

        assertThat(only(law.assess(ask(BERLIN, toy))).tax().amount()).isEqualTo("7.00");
    }

    @Test
    void levelsAddUpAndShareTheTax() {
        Taxed line = only(washington().assess(ask(SEATTLE, goods("100.00"))));

        assertThat(line.tax().amount()).isEqualTo("10.25");
        assertThat(line.rate()).isEqualByComparingTo("0.1025");
        assertThat(line.shares())
                .extracting(share -> share.jurisdiction() + " " + share.tax().amount())
                .containsExactly("US-WA 6.50", "US-WA-KING 1.40", "US-WA-SEATTLE 2.35");
        assertThat(only(washington().assess(ask(place("US", "WA", "99201"), goods("100.00"))))
                        .tax()
                        .amount())
                .as("another county")
                .isEqualTo("6.50");
        assertThat(only(washington().assess(ask(place("US", "OR", "98101"), goods("100.00"))))
                        .reason())
                .isEqualTo("no tax is known for US");
    }

    @Test
    void postcodesMayBeOutside() {
        law.vat("DE", "0.19", "0.07")
                .registered("DE", true)
                .with(exception("DE-BUSINGEN", postal("78266", "78266"), "0"));

        Taxed outside = only(law.assess(ask(place("DE", null, "78 266"), goods("119.00"))));
        assertThat(outside.tax().isZero()).isTrue();
        assertThat(outside.shares()).isEmpty();
        assertThat(only(law.assess(ask(place("DE", null, "78267"), goods("119.00"))))
                        .tax()
                        .amount())
                .isEqualTo("19.00");
    }

    @Test
    void deliveryGoesWithTheGoodsOfItsSender() {
        law.vat("DE", "0.19", "0.07").registered("DE", true).category("BOOKS", "Books");

        List<Taxed> lines = law.assess(ask(
                        BERLIN,
                        goods("75.00", "Books"),
                        goods("25.00", "Toys"),
                        line(Kind.DELIVERY, null, "4.00"),
                        line(Kind.GOODS, SELLER, "10.00", "Books"),
                        line(Kind.DELIVERY, SELLER, "1.07")))
                .lines();

        assertThat(lines.get(2).tax().amount())
                .as("3.00 at 7 % and 1.00 at 19 %, tax included")
                .isEqualTo("0.36");
        assertThat(lines.get(2).rate()).as("0.75 of 7 % and 0.25 of 19 %").isEqualByComparingTo("0.1");
        assertThat(lines.get(4).tax().amount()).as("the seller's books only").isEqualTo("0.07");
    }

    @Test
    void deliveryAndGiftWrapAreTaxedAsThePlaceSays() {
        Question.Line delivery = line(Kind.DELIVERY, null, "10.00");
        Question.Line wrap = line(Kind.GIFT_WRAP, null, "10.00");
        List<Taxed> taxed =
                state(Taxability.TAXABLE).assess(ask(SEATTLE, delivery, wrap)).lines();
        List<Taxed> exempt =
                state(Taxability.EXEMPT).assess(ask(SEATTLE, delivery, wrap)).lines();

        assertThat(taxed).extracting(line -> line.tax().amount()).containsExactly("0.65", "0.65");
        assertThat(exempt).extracting(line -> line.tax().amount()).containsExactly("0.00", "0.00");
        assertThat(exempt)
                .extracting(Taxed::reason)
                .containsExactly("delivery is not taxed in US-WA", "gift wrap is not taxed in US-WA");
    }

    @Test
    void theMarketplaceCollectsOnOthersGoodsWhereTheLawSaysSo() {
        Taxed line = only(state(Taxability.EXEMPT).assess(ask(SEATTLE, line(Kind.GOODS, SELLER, "100.00"))));

        assertThat(line.collectedBy()).isEqualTo(CollectedBy.MARKETPLACE);
        assertThat(line.tax().amount()).isEqualTo("6.50");
    }

    @Test
    void elsewhereTheSellerDoesWhenHeIsRegistered() {
        law.with(new Jurisdiction(
                        "XX",
                        "XX",
                        Level.COUNTRY,
                        "XX",
                        "XX",
                        false,
                        false,
                        Taxability.EXEMPT,
                        Taxability.EXEMPT,
                        null,
                        null,
                        List.of(),
                        List.of(TaxLaw.rate("STANDARD", "0.1"))))
                .registered("XX", false);
        Question ours = ask(place("XX", null, "1"), line(Kind.GOODS, SELLER, "10.00"), goods("10.00"));

        assertThat(law.assess(ours).lines())
                .extracting(line -> line.collectedBy() + " " + line.tax().amount() + " " + line.reason())
                .containsExactly("SELLER 0.00 not registered in XX", "MARKETPLACE 1.00 tax 10 %");
        law.registered("XX", Scheme.LOCAL, SELLER, false, false);
        assertThat(law.assess(ours).lines().getFirst().tax().amount()).isEqualTo("1.00");
    }

    @Test
    void businessCustomersAbroadAccountForTheTax() {
        law.vat("DE", "0.19", "0.07").vat("FR", "0.20", "0.055").registered("FR", Scheme.UNION_OSS, null, true, false);

        Taxed line = only(law.assess(ask(BERLIN, GERMAN_ID, goods("119.00"))));
        assertThat(line.tax().isZero()).isTrue();
        assertThat(line.reason()).isEqualTo("reverse charge, VAT id DE136695976");
        assertThat(only(law.assess(ask(PARIS, "FR40303265045", goods("120.00"))))
                        .tax()
                        .amount())
                .as("at home there is no border")
                .isEqualTo("20.00");
        assertThat(only(law.assess(ask(BERLIN, "GB980780684", goods("119.00"))))
                        .tax()
                        .amount())
                .as("not in this area")
                .isEqualTo("19.00");
    }

    @Test
    void acrossABorderWithoutTheOneStopShopTheyDoToo() {
        law.vat("DE", "0.19", "0.07").vat("FR", "0.20", "0.055").registered("FR", true);

        assertThat(only(law.assess(ask(BERLIN, GERMAN_ID, goods("119.00")))).reason())
                .startsWith("reverse charge");
    }

    @Test
    void whoIsRegisteredAtThePlaceChargesUnlessThePlaceHasItOtherwise() {
        law.vat("DE", "0.19", "0.07").registered("DE", true);
        assertThat(only(law.assess(ask(BERLIN, GERMAN_ID, goods("119.00"))))
                        .tax()
                        .amount())
                .isEqualTo("19.00");

        TaxLaw other = new TaxLaw().vat("DE", "0.19", "0.07").registered("DE", Scheme.LOCAL, null, true, true);
        assertThat(only(other.assess(ask(BERLIN, GERMAN_ID, goods("119.00"))))
                        .tax()
                        .isZero())
                .isTrue();
    }

    @Test
    void aVatIdThatCannotBeCountsForNothing() {
        law.vat("DE", "0.19", "0.07").vat("FR", "0.20", "0.055").registered("FR", Scheme.UNION_OSS, null, true, false);

        Taxed line = only(law.assess(ask(BERLIN, "DE136695977", goods("119.00"))));
        assertThat(line.tax().amount()).isEqualTo("19.00");
        assertThat(line.reason()).isEqualTo("tax 19 %; VAT id not counted: its check digit is wrong");
    }

    @Test
    void theRateOfTheDayCounts() {
        Rate old = new Rate(
                "STANDARD",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-06-30"),
                new BigDecimal("0.1"),
                "tax",
                "s");
        Rate next = new Rate("STANDARD", LocalDate.parse("2026-07-01"), null, new BigDecimal("0.2"), "tax", "s");
        law.with(new Jurisdiction(
                        "DE",
                        "DE",
                        Level.COUNTRY,
                        "DE",
                        "DE",
                        false,
                        true,
                        Taxability.EXEMPT,
                        Taxability.EXEMPT,
                        "EU",
                        "Europe/Berlin",
                        List.of(),
                        List.of(old, next)))
                .registered("DE", false);

        assertThat(taxAt("2025-12-31T22:59:59Z")).as("not yet 2026 in Berlin").isEqualTo("0.00");
        assertThat(taxAt("2025-12-31T23:00:00Z")).isEqualTo("1.00");
        assertThat(taxAt("2026-06-30T21:59:59Z")).isEqualTo("1.00");
        assertThat(taxAt("2026-06-30T22:00:00Z")).as("July in Berlin").isEqualTo("2.00");
    }

    @Test
    void anEndedRateFallsBackAndARegistrationEnds() {
        Rate books = new Rate("BOOKS", TaxLaw.ALWAYS, LocalDate.parse("2026-05-31"), BigDecimal.ZERO, "books", "s");
        law.with(new Jurisdiction(
                        "DE",
                        "DE",
                        Level.COUNTRY,
                        "DE",
                        "DE",
                        false,
                        true,
                        Taxability.EXEMPT,
                        Taxability.EXEMPT,
                        "EU",
                        null,
                        List.of(),
                        List.of(books, TaxLaw.rate("STANDARD", "0.1"))))
                .registered("DE", false)
                .category("BOOKS", "Books");

        assertThat(only(law.assess(ask(BERLIN, goods("10.00", "Books")))).tax().amount())
                .isEqualTo("1.00");
    }

    @Test
    void someLevelsMayBeMissing() {
        law.with(new Jurisdiction(
                        "CA",
                        "CA",
                        Level.COUNTRY,
                        "Canada",
                        "CA",
                        false,
                        true,
                        Taxability.EXEMPT,
                        Taxability.EXEMPT,
                        null,
                        null,
                        List.of(),
                        List.of(TaxLaw.rate("STANDARD", "0.05"))))
                .salesTax("CA-BC", Level.REGION, "CA-BC", Taxability.EXEMPT, in("BC"), "0.07")
                .registered("CA", false);

        assertThat(only(law.assess(ask(place("CA", "bc", "V5K 0A1"), goods("100.00"))))
                        .reason())
                .isEqualTo("tax 5 %; not registered in CA-BC");
    }

    private String taxAt(String at) {
        Question question = new Question(
                BERLIN, null, Instant.parse(at), java.util.Currency.getInstance("EUR"), List.of(goods("10.00")));
        return only(law.assess(question)).tax().amount();
    }

    private static Jurisdiction exception(String code, Area area, String rate) {
        return new Jurisdiction(
                code,
                code.substring(0, 2),
                Level.REGION,
                code,
                code.substring(0, 2),
                true,
                true,
                Taxability.WITH_GOODS,
                Taxability.WITH_GOODS,
                null,
                null,
                List.of(area),
                List.of(TaxLaw.rate("STANDARD", rate)));
    }

    private static TaxLaw state(Taxability delivery) {
        return new TaxLaw()
                .salesTax("US-WA", Level.REGION, "US-WA", delivery, in("WA"), "0.065")
                .registered("US-WA", false);
    }

    private static TaxLaw washington() {
        return state(Taxability.EXEMPT)
                .salesTax(
                        "US-WA-KING",
                        Level.COUNTY,
                        "US-WA",
                        Taxability.EXEMPT,
                        new Area("WA", null, "980", "981"),
                        "0.014")
                .salesTax(
                        "US-WA-SEATTLE",
                        Level.CITY,
                        "US-WA",
                        Taxability.EXEMPT,
                        new Area("WA", null, "98101", "98199"),
                        "0.0235");
    }

    private static Taxed only(@Nullable Assessment assessment) {
        assertThat(assessment).isNotNull();
        assertThat(assessment.lines()).hasSize(1);
        return assessment.lines().getFirst();
    }
}
