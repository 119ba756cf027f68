package dev.flywheel.orders.tax;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.tax.Jurisdiction.Area;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.Jurisdiction.Rate;
import dev.flywheel.orders.tax.Jurisdiction.Taxability;
import dev.flywheel.orders.tax.Question.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables made by hand, for the rules. */
final class TaxLaw {

    static final LocalDate ALWAYS = LocalDate.parse("1900-01-01");
    static final Instant DAY = Instant.parse("2026-06-01T12:00:00Z");

    private final List<Jurisdiction> jurisdictions = new ArrayList<>();
    private final List<Registration> registrations = new ArrayList<>();
    private final List<TaxCode.ClassRule> rules = new ArrayList<>();

    /** A country with VAT, in the EU, whose prices may be taxed at a standard and a reduced rate. */
    TaxLaw vat(String country, String standard, String reduced) {
        return with(new Jurisdiction(
                country,
                country,
                Level.COUNTRY,
                country,
                country,
                false,
                true,
                Taxability.WITH_GOODS,
                Taxability.WITH_GOODS,
                "EU",
                null,
                List.of(),
                List.of(rate("STANDARD", standard), rate("REDUCED", reduced))));
    }

    /** A state, or what is in one, with a sales tax. */
    TaxLaw salesTax(String code, Level level, String registersWith, Taxability delivery, Area area, String rate) {
        return with(new Jurisdiction(
                code,
                code.substring(0, 2),
                level,
                code,
                registersWith,
                false,
                null,
                delivery,
                delivery,
                null,
                null,
                List.of(area),
                List.of(rate("STANDARD", rate))));
    }

    TaxLaw with(Jurisdiction jurisdiction) {
        jurisdictions.add(jurisdiction);
        return this;
    }

    TaxLaw registered(String jurisdiction, boolean inclusive) {
        return registered(jurisdiction, Registration.Scheme.LOCAL, null, inclusive, false);
    }

    TaxLaw registered(
            String jurisdiction,
            Registration.Scheme scheme,
            @Nullable SellerId seller,
            boolean inclusive,
            boolean reverseCharge) {
        registrations.add(new Registration(
                Ids.next(), jurisdiction, scheme, seller, null, inclusive, reverseCharge, ALWAYS, null));
        return this;
    }

    TaxLaw category(String taxClass, String... path) {
        rules.add(new TaxCode.ClassRule(Ids.next(), List.of(path), taxClass));
        return this;
    }

    TaxCode code() {
        List<TaxCode.TaxClass> classes = List.of(
                new TaxCode.TaxClass("STANDARD", "", null),
                new TaxCode.TaxClass("REDUCED", "", "STANDARD"),
                new TaxCode.TaxClass("BOOKS", "", "REDUCED"));
        return new TaxCode(1, jurisdictions, classes, rules, registrations);
    }

    Assessment assess(Question question) {
        return new Assessing(code(), question, Rounding.LINE).assess();
    }

    static Rate rate(String taxClass, String rate) {
        return new Rate(taxClass, ALWAYS, null, new BigDecimal(rate), "tax", "test");
    }

    static Area in(String region) {
        return new Area(region, null, null, null);
    }

    static Area postal(String from, String to) {
        return new Area(null, null, from, to);
    }

    static Question.Place place(String country, @Nullable String region, String postalCode) {
        return new Question.Place(country, region, "Somewhere", postalCode);
    }

    static Question ask(Question.Place to, Question.Line... lines) {
        return ask(to, null, lines);
    }

    static Question ask(Question.Place to, @Nullable String vatId, Question.Line... lines) {
        return new Question(to, vatId, DAY, lines[0].amount().currency(), Arrays.asList(lines));
    }

    static Question.Line goods(String amount, String... category) {
        return line(Kind.GOODS, null, amount, category);
    }

    static Question.Line line(Kind kind, @Nullable SellerId seller, String amount, String... category) {
        return new Question.Line(kind, seller, List.of(category), null, Money.of(amount, "EUR"));
    }
}
