package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.orders.tax.Assessment.CollectedBy;
import dev.flywheel.orders.tax.Assessment.Taxed;
import dev.flywheel.orders.tax.Question.Kind;
import dev.flywheel.testing.SqlStatements;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables as they are shipped. What a test adds to them is undone. */
@SuppressWarnings("NullAway.Init")
class TaxTablesTest extends OrdersServiceTest {

    private static final Instant DAY = Instant.parse("2026-06-01T12:00:00Z");

    @Autowired
    private TaxTables tables;

    @Autowired
    private TaxEngine engine;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void areTheEngineUnlessAnotherOneIsThere() {
        assertThat(engine).isSameAs(tables);
    }

    @Test
    void takeWhatTheStateTook() {
        List<Taxed> lines = tables.assess(new Question(
                        new Question.Place("US", "WA", "Seattle", "98101"),
                        null,
                        DAY,
                        Currency.getInstance("USD"),
                        List.of(
                                line(Kind.GOODS, null, "1.00", "USD"),
                                line(Kind.GOODS, SellerId.next(), "0.99", "USD"),
                                line(Kind.DELIVERY, null, "4.99", "USD"),
                                line(Kind.GIFT_WRAP, null, "3.99", "USD"))))
                .lines();

        assertThat(lines).extracting(line -> line.tax().amount()).containsExactly("0.07", "0.06", "0.00", "0.00");
        assertThat(lines).extracting(Taxed::collectedBy).containsOnly(CollectedBy.MARKETPLACE);
        assertThat(lines)
                .extracting(Taxed::reason)
                .contains("WA state sales tax 6.5 %", "delivery is not taxed in Washington");
    }

    @Test
    void collectNothingInEuropeUntilSomebodyRegisters() {
        assertThat(in("DE", "10115", "119.00", null).reason()).isEqualTo("not registered in DE");
        undone(() -> {
            register("DE", "LOCAL", true);
            assertThat(in("DE", "10115", "119.00", null).tax().amount()).isEqualTo("19.00");
            assertThat(in("FR", "75001", "119.00", null).reason()).isEqualTo("not registered in FR");
            assertThat(in("FR", "75001", "119.00", "FR40303265045").reason())
                    .isEqualTo("reverse charge, VAT id FR40303265045");
        });
        assertThat(in("DE", "10115", "119.00", null).tax().isZero())
                .as("what was rolled back is forgotten")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 10115, 0.19",
        "DE, 78266, 0",
        "DE, 27498, 0",
        "ES, 28013, 0.21",
        "ES, 35001, 0",
        "ES, 38670, 0",
        "ES, 51001, 0",
        "ES, 52006, 0",
        "IT, 00184, 0.22",
        "IT, 23041, 0",
        "IT, 22061, 0",
        "GR, 105 57, 0.24",
        "GR, 63086, 0",
        "FI, 00100, 0.255",
        "FI, 22100, 0",
        "FR, 75001, 0.2",
        "FR, 20000, 0.2",
        "PT, 1100-148, 0.23",
        "PT, 9000-001, 0.22",
        "PT, 9500-150, 0.16",
        "AT, 1010, 0.2",
        "AT, 6691, 0.19",
        "AT, 6992, 0.19",
        "AT, 6990, 0.2",
        "SE, 111 20, 0.25",
        "RO, 010011, 0.21",
        "SK, 811 01, 0.23",
        "EE, 10111, 0.24",
        "DK, 1050, 0.25",
        "IE, D02 X285, 0.23",
        "HU, 1051, 0.27"
    })
    void knowThePostcodes(String country, String postalCode, String rate) {
        undone(() -> {
            register("NL", "UNION_OSS", true);
            // French departments overseas are not in the one-stop-shop's territory.
            assertThat(in(country, postalCode, "100.00", null).rate()).isEqualByComparingTo(rate);
        });
    }

    @Test
    void northernIrelandIsInBothWorlds() {
        undone(() -> {
            register("NL", "UNION_OSS", true);
            assertThat(in("GB", "BT1 5GS", "120.00", null).tax().amount()).isEqualTo("20.00");
            assertThat(in("GB", "SW1A 1AA", "120.00", null).reason()).isEqualTo("not registered in GB");
            assertThat(in("GB", "BT1 5GS", "120.00", "XI980780684").reason()).startsWith("reverse charge");
        });
    }

    @Test
    void canadaAddsUp() {
        undone(() -> {
            register("CA", "LOCAL", false);
            assertThat(canadian("ON", "100.00").rate()).isEqualByComparingTo("0.13");
            assertThat(canadian("ON", "100.00").shares()).hasSize(2);
            assertThat(canadian("AB", "100.00").rate()).isEqualByComparingTo("0.05");
            assertThat(canadian("QC", "100.00").reason()).isEqualTo("GST 5 %; not registered in CA-QC");
            register("CA-QC", "LOCAL", false);
            assertThat(canadian("QC", "100.00").rate()).isEqualByComparingTo("0.14975");
            assertThat(canadian("QC", "100.00").tax().amount()).isEqualTo("14.98");
        });
    }

    /** 31 July 2025 and the day after in Bucharest, where midnight comes three hours early. */
    @ParameterizedTest
    @CsvSource({"2025-07-31T20:59:59Z, 0.19, 0.05", "2025-07-31T21:00:00Z, 0.21, 0.11"})
    void changeOnTheDay(Instant at, String standard, String books) {
        undone(() -> {
            register("NL", "UNION_OSS", true);
            Question.Line book = new Question.Line(Kind.GOODS, null, List.of(), "BOOKS", Money.of("10.00", "EUR"));
            Question question = new Question(
                    new Question.Place("RO", null, null, "010011"),
                    null,
                    at,
                    Currency.getInstance("EUR"),
                    List.of(line(Kind.GOODS, null, "10.00", "EUR"), book));

            List<Taxed> lines = tables.assess(question).lines();
            assertThat(lines.getFirst().rate()).isEqualByComparingTo(standard);
            assertThat(lines.getLast().rate()).isEqualByComparingTo(books);
        });
    }

    @Test
    void costOneStatementHoweverManyLinesAndAlsoAfterAChange() throws Exception {
        List<Question.Line> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(line(i % 5 == 0 ? Kind.DELIVERY : Kind.GOODS, null, "9.99", "USD"));
        }
        Question question = new Question(
                new Question.Place("US", "CA", null, "90001"), null, DAY, Currency.getInstance("USD"), many);

        assertThat(SqlStatements.during(() -> tables.assess(question))).hasSize(1);
        long version =
                jdbc.sql("SELECT version FROM tax_version").query(Long.class).single();
        assertThat(SqlStatements.during(() -> tables.assess(question, version)))
                .as("for who has read the version")
                .isEmpty();
        undone(() -> {
            register("US-OR", "LOCAL", false);
            try {
                assertThat(SqlStatements.during(() -> tables.assess(question, version + 1)))
                        .hasSize(1);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    /** Everybody's rates add up to what the legislator can mean. */
    @Test
    void everyCountryOfTheUnionHasAStandardRateFromFifteenToTwentySeven() {
        List<String> odd = jdbc.sql("""
                SELECT j.code FROM tax_jurisdiction j LEFT JOIN tax_jurisdiction_rate r
                    ON r.jurisdiction = j.code AND r.tax_class = 'STANDARD' AND r.rate BETWEEN 0.15 AND 0.27
                WHERE j.vat_area = 'EU' AND j.level = 'COUNTRY' AND r.rate IS NULL""").query(String.class).list();
        assertThat(odd).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM tax_jurisdiction WHERE vat_area = 'EU' AND level = 'COUNTRY'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(27);
    }

    private Taxed in(String country, String postalCode, String amount, @Nullable String vatId) {
        Question.Place to = new Question.Place(country, null, "Somewhere", postalCode);
        return tables.assess(new Question(
                        to, vatId, DAY, Currency.getInstance("EUR"), List.of(line(Kind.GOODS, null, amount, "EUR"))))
                .lines()
                .getFirst();
    }

    private Taxed canadian(String province, String amount) {
        Question.Place to = new Question.Place("CA", province, "Somewhere", "K1A 0B1");
        return tables.assess(new Question(
                        to, null, DAY, Currency.getInstance("CAD"), List.of(line(Kind.GOODS, null, amount, "CAD"))))
                .lines()
                .getFirst();
    }

    private void register(String jurisdiction, String scheme, boolean inclusive) {
        jdbc.sql("""
                INSERT INTO tax_registration (id, jurisdiction, scheme, prices_include_tax, valid_from)
                VALUES (?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), jurisdiction, scheme, inclusive, LocalDate.parse("2020-01-01"))
                .update();
    }

    private void undone(Runnable changes) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            changes.run();
        });
    }

    private static Question.Line line(Kind kind, @Nullable SellerId seller, String amount, String currency) {
        return new Question.Line(kind, seller, List.of("Home"), null, Money.of(amount, currency));
    }
}
