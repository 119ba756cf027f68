package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.product.ProductStatus;
import dev.flywheel.domain.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCheckTest {

    private static final Set<Column> REQUIRED = Set.of(Column.SKU, Column.TITLE);

    @Test
    void readsAFullRow() {
        Row row = fine(cells(Map.of(
                Column.PRICE, "12.34",
                Column.CURRENCY, "USD",
                Column.QUANTITY, "7",
                Column.CONDITION, "used-good",
                Column.CATEGORY, "A > B",
                Column.WEIGHT_GRAMS, "250",
                Column.IMAGE_URL, "https://x.example/a.png",
                Column.ATTRIBUTES, "{\"b\":1.50,\"a\":\"x\"}")));

        assertThat(row.terms()).isEqualTo(new Terms(Money.of("12.34", "USD"), Condition.USED_GOOD));
        assertThat(row.quantity()).isEqualTo(7);
        assertThat(row.content().category()).hasToString("A > B");
        assertThat(row.content().details().size().weightGrams()).isEqualTo(250);
        assertThat(row.content().details().attributes()).isEqualTo("{\"a\":\"x\",\"b\":1.5}");
    }

    @Test
    void takesEmptyForAbsent() {
        Row row = fine(cells(Map.of(Column.PRICE, " ", Column.BRAND, "", Column.CONDITION, "")));

        assertThat(row.terms()).isEqualTo(new Terms(null, Condition.NEW));
        assertThat(row.content().brand()).isNull();
        assertThat(row.stated()).contains(Column.BRAND).doesNotContain(Column.GTIN);
    }

    @Test
    void wantsAPriceWithItsCurrency() {
        assertThat(refused(cells(Map.of(Column.PRICE, "12.34"))))
                .containsExactly(new RowProblem("currency", "required", "a price needs its currency"));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Map<Column, String> cells = cells(Map.of(Column.QUANTITY, "-1", Column.GTIN, "4006381333932"));
        cells.put(Column.TITLE, "");

        assertThat(refused(cells))
                .extracting(RowProblem::field, RowProblem::code)
                .containsExactlyInAnyOrder(
                        tuple("title", "required"), tuple("quantity", "out_of_range"), tuple("gtin", "invalid_gtin"));
    }

    @ParameterizedTest
    @CsvSource({
        "QUANTITY,1.5,invalid_number",
        "QUANTITY,99999999999999999999,invalid_number",
        "QUANTITY,10000001,out_of_range",
        "WEIGHT_GRAMS,heavy,invalid_number",
        "PRICE,0.00,invalid_price",
        "PRICE,-1.00,invalid_price",
        "PRICE,10000000.01,invalid_price",
        "PRICE,1.234,invalid_price",
        "PRICE,1e3,invalid_price",
        "CURRENCY,XXX,unknown_currency",
        "CURRENCY,usd,unknown_currency",
        "CONDITION,broken,unknown_condition",
        "CATEGORY,A >> B,invalid_category",
        "IMAGE_URL,javascript:alert(1),invalid_url",
        "IMAGE_URL,//x.example,invalid_url",
        "ATTRIBUTES,[1],invalid_attributes",
        "ATTRIBUTES,{,invalid_attributes",
        "STATUS,GONE,unknown_status",
        "MORE_IMAGE_URLS,https://x.example/1.png data:image/png;base64;x,invalid_url",
        "MORE_IMAGE_URLS,javascript:alert(1),invalid_url",
        "VARIATION_THEME,'size,size',duplicate",
        "VARIATION_THEME,'a,b,c,d',too_many",
    })
    void refusesWhatCannotBe(Column column, String text, String code) {
        Map<Column, String> cells = cells(Map.of(Column.PRICE, "1.00", Column.CURRENCY, "USD"));
        cells.put(column, text);

        assertThat(refused(cells))
                .extracting(RowProblem::field, RowProblem::code)
                .contains(tuple(column.label(), code));
    }

    @Test
    void refusesWhatNoDatabaseStores() {
        assertThat(refused(cells(Map.of(Column.BRAND, "a\u0000b"))))
                .extracting(RowProblem::code)
                .containsExactly("invalid_character");
        assertThat(refused(cells(Map.of(Column.DESCRIPTION, "half \ud800"))))
                .extracting(RowProblem::code)
                .containsExactly("invalid_character");
    }

    @Test
    void readsListsBetweenTheirSeparators() {
        Row row = fine(cells(Map.of(
                Column.BULLET_POINTS, " Boils fast \r\n\r\nQuiet\tone\n",
                Column.MORE_IMAGE_URLS, "https://x.example/1.png\n https://x.example/2.png",
                Column.VARIATION_THEME, "size, colour")));

        assertThat(row.content().details().bulletPoints()).containsExactly("Boils fast", "Quiet one");
        assertThat(row.content().details().images().more())
                .containsExactly("https://x.example/1.png", "https://x.example/2.png");
        assertThat(row.content().variation().theme()).containsExactly("size", "colour");
    }

    @Test
    void boundsLists() {
        assertThat(refused(cells(Map.of(Column.BULLET_POINTS, "point\n".repeat(11)))))
                .containsExactly(new RowProblem("bulletPoints", "too_many", "has at most 10"));
        assertThat(refused(cells(Map.of(Column.BULLET_POINTS, "x".repeat(501)))))
                .containsExactly(new RowProblem("bulletPoints", "too_long", "each has at most 500 characters"));
        assertThat(refused(cells(Map.of(Column.DESCRIPTION, "x\n".repeat(500) + "x"))))
                .containsExactly(new RowProblem("description", "too_many_lines", "has at most 400 lines"));
    }

    @Test
    void keepsOneKindOfLineEnd() {
        Row row = fine(cells(Map.of(Column.DESCRIPTION, "one\r\ntwo\rthree")));

        assertThat(row.content().details().description()).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void saysNothingOfTheStatusWithoutOne() {
        Row row = fine(cells(Map.of(Column.STATUS, " ")));

        assertThat(row.stated()).doesNotContain(Column.STATUS);
        assertThat(fine(cells(Map.of(Column.STATUS, "draft"))).content().status())
                .isEqualTo(ProductStatus.DRAFT);
    }

    @Test
    void takesMarkupForText() {
        Row row = fine(cells(Map.of(Column.DESCRIPTION, "<script>alert(1)</script>")));

        assertThat(row.content().details().description()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void refusesAttributesThatAreLongerWrittenOut() {
        String numbers = "1e40,".repeat(500);

        assertThat(refused(cells(Map.of(Column.ATTRIBUTES, "{\"a\":[" + numbers + "1]}"))))
                .extracting(RowProblem::code)
                .containsExactly("invalid_attributes");
    }

    @Test
    void keepsLinesInDescriptionsOnly() {
        Row row = fine(cells(Map.of(Column.BRAND, "two\nlines", Column.DESCRIPTION, "two\nlines")));

        assertThat(row.content().brand()).isEqualTo("two lines");
        assertThat(row.content().details().description()).isEqualTo("two\nlines");
    }

    private static Map<Column, String> cells(Map<Column, String> more) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.SKU, "S-1");
        cells.put(Column.TITLE, "A thing");
        cells.putAll(more);
        return cells;
    }

    private static Row fine(Map<Column, String> cells) {
        Checked checked = RowCheck.check(cells, REQUIRED);
        assertThat(checked).isInstanceOf(Checked.Fine.class);
        return ((Checked.Fine) checked).row();
    }

    private static List<RowProblem> refused(Map<Column, String> cells) {
        Checked checked = RowCheck.check(cells, REQUIRED);
        assertThat(checked).isInstanceOf(Checked.Refused.class);
        return ((Checked.Refused) checked).problems();
    }
}
