package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.tax.Jurisdiction.Area;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.Jurisdiction.Rate;
import dev.flywheel.orders.tax.Jurisdiction.Taxability;
import dev.flywheel.orders.tax.Question.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The mechanism on somebody else's dated tables: {@code -Dtax.data=<folder>} with {@code eu_vat_rates.csv.gz},
 * {@code eu_vat_postcode_exceptions.csv.gz}, {@code us_state_sales_tax_dated.csv.gz} and
 * {@code ca_province_tax_on_top_of_5pct_gst.csv.gz}. Their figures are not ours and are not checked for truth.
 */
class TaxDataTest {

    private static final String FOLDER = System.getProperty("tax.data", "");
    private static final LocalDate BEGINNING = LocalDate.parse("1900-01-01");

    @Test
    void everyVatRateHoldsFromItsDayToTheDayBeforeTheNext() throws IOException {
        Map<String, List<Rate>> rates = new LinkedHashMap<>();
        for (String[] row : rows("eu_vat_rates.csv.gz")) {
            LocalDate from = row[1].startsWith("0000") ? BEGINNING : LocalDate.parse(row[1]);
            rates.computeIfAbsent(row[0], any -> new ArrayList<>())
                    .add(new Rate("STANDARD", from, null, percent(row[2]), "VAT", "data"));
        }
        TaxLaw law = new TaxLaw();
        rates.forEach((country, all) -> law.with(country(country, "EU", all)).registered(country, true));
        int edges = 0;
        for (Map.Entry<String, List<Rate>> country : rates.entrySet()) {
            for (Rate rate : country.getValue()) {
                assertThat(rateOn(law, country.getKey(), rate.validFrom())).isEqualByComparingTo(rate.rate());
                LocalDate before = rate.validFrom().minusDays(1);
                country.getValue().stream()
                        .map(Rate::validFrom)
                        .filter(from -> !from.isAfter(before))
                        .max(LocalDate::compareTo)
                        .ifPresent(from -> assertThat(rateOn(law, country.getKey(), before))
                                .isEqualByComparingTo(country.getValue().stream()
                                        .filter(other -> other.validFrom().equals(from))
                                        .findFirst()
                                        .orElseThrow()
                                        .rate()));
                edges++;
            }
        }
        assertThat(edges).isGreaterThan(40);
    }

    /** Their exceptions are patterns, ours ranges: whatever code of up to five digits they match, ours must, and no other. */
    @Test
    void ourPostcodeRangesMatchWhatTheirPatternsMatch() throws IOException {
        int checked = 0;
        for (String[] row : rows("eu_vat_postcode_exceptions.csv.gz")) {
            Pattern pattern = Pattern.compile(row[2]);
            List<Area> areas = areas(pattern);
            Jurisdiction exception = new Jurisdiction(
                    row[0] + "-X",
                    row[0],
                    Level.REGION,
                    row[1],
                    row[0],
                    true,
                    null,
                    Taxability.EXEMPT,
                    Taxability.EXEMPT,
                    null,
                    null,
                    areas,
                    List.of());
            int digits = row[0].equals("AT") || row[0].equals("PT") ? 4 : 5;
            for (int code = 0; code < Math.pow(10, digits); code++) {
                String postcode = String.format("%0" + digits + "d", code);
                boolean theirs = pattern.matcher(postcode).matches();
                boolean ours = exception.covers(new Question.Place(row[0], null, null, postcode), postcode);
                assertThat(ours).as("%s in %s", postcode, row[1]).isEqualTo(theirs);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(1_000_000);
    }

    @Test
    void everyStateAndProvinceIsTaxedByItsRate() throws IOException {
        TaxLaw law =
                new TaxLaw().with(country("CA", null, List.of(rate("0.05")))).registered("CA", false);
        for (String[] row : rows("us_state_sales_tax_dated.csv.gz")) {
            String code = "US-" + row[0];
            law.salesTax(
                            code,
                            Level.REGION,
                            code,
                            Taxability.EXEMPT,
                            TaxLaw.in(row[0]),
                            percent(row[1]).toPlainString())
                    .registered(code, false);
        }
        for (String[] row : rows("ca_province_tax_on_top_of_5pct_gst.csv.gz")) {
            String code = "CA-" + row[0];
            law.salesTax(
                    code,
                    Level.REGION,
                    "CA",
                    Taxability.EXEMPT,
                    TaxLaw.in(row[0]),
                    percent(row[2]).toPlainString());
        }
        for (String[] row : rows("us_state_sales_tax_dated.csv.gz")) {
            assertThat(tax(law, "US", row[0]))
                    .isEqualTo(Money.of("1000.00", "USD").portion(percent(row[1])));
        }
        for (String[] row : rows("ca_province_tax_on_top_of_5pct_gst.csv.gz")) {
            assertThat(tax(law, "CA", row[0]))
                    .isEqualTo(
                            Money.of("1000.00", "USD").portion(percent(row[2]).add(new BigDecimal("0.05"))));
        }
    }

    /** The ranges of consecutive postcodes of a pattern. */
    private static List<Area> areas(Pattern pattern) {
        List<Area> areas = new ArrayList<>();
        for (int digits = 4; digits <= 5; digits++) {
            @Nullable String first = null;
            @Nullable String last = null;
            for (int code = 0; code <= Math.pow(10, digits); code++) {
                String postcode = String.format("%0" + digits + "d", code);
                if (postcode.length() == digits && pattern.matcher(postcode).matches()) {
                    first = first == null ? postcode : first;
                    last = postcode;
                } else if (first != null && last != null) {
                    areas.add(new Area(null, null, first, last));
                    first = null;
                }
            }
        }
        return areas;
    }

    private static Money tax(TaxLaw law, String country, String region) {
        Question.Line goods = new Question.Line(Kind.GOODS, null, List.of(), null, Money.of("1000.00", "USD"));
        return law.assess(new Question(
                        TaxLaw.place(country, region, "00000"),
                        null,
                        TaxLaw.DAY,
                        Currency.getInstance("USD"),
                        List.of(goods)))
                .lines()
                .getFirst()
                .tax();
    }

    private static BigDecimal rateOn(TaxLaw law, String country, LocalDate day) {
        Question.Line goods = new Question.Line(Kind.GOODS, null, List.of(), null, Money.of("100.00", "EUR"));
        Instant noon = day.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
        return law.assess(new Question(
                        TaxLaw.place(country, null, "00000"), null, noon, Currency.getInstance("EUR"), List.of(goods)))
                .lines()
                .getFirst()
                .rate();
    }

    private static Jurisdiction country(String code, @Nullable String area, List<Rate> rates) {
        return new Jurisdiction(
                code,
                code,
                Level.COUNTRY,
                code,
                code,
                false,
                true,
                Taxability.EXEMPT,
                Taxability.EXEMPT,
                area,
                null,
                List.of(),
                rates);
    }

    private static Rate rate(String rate) {
        return new Rate("STANDARD", BEGINNING, null, new BigDecimal(rate), "tax", "data");
    }

    private static BigDecimal percent(String text) {
        return new BigDecimal(text).movePointLeft(2);
    }

    /** The rows after the header; quotes are taken off. */
    private static List<String[]> rows(String file) throws IOException {
        Path path = Path.of(FOLDER, file);
        assumeTrue(!FOLDER.isEmpty() && Files.exists(path), "skipped: no " + file + " in -Dtax.data=" + FOLDER);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                            .map(cell -> cell.replace("\"", ""))
                            .toArray(String[]::new))
                    .toList();
        }
    }
}
