package dev.flywheel.catalog.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flywheel.catalog.attribute.AttributeSet.Flaw;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeSetTest {

    private static final AttributeSet SET = new AttributeSet(List.of(
            definition("material", AttributeType.TEXT, null),
            definition("pieces", AttributeType.INTEGER, null),
            definition("weight", AttributeType.DECIMAL, Unit.KILOGRAM),
            definition("rating", AttributeType.DECIMAL, null),
            definition("washable", AttributeType.BOOLEAN, null),
            definition("size", AttributeType.ENUMERATION, null, "S", "M", "XL"),
            definition("features", AttributeType.LIST, null),
            definition("ports", AttributeType.LIST, null, "USB-C", "HDMI")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"material\":\"wood\"}|{\"material\":\"wood\"}",
                "{\"pieces\":12}|{\"pieces\":12}",
                "{\"pieces\":1.20e1}|{\"pieces\":12}",
                "{\"weight\":1.5}|{\"weight\":1500}",
                "{\"weight\":\"1.5 kg\"}|{\"weight\":1500}",
                "{\"weight\":\"1500g\"}|{\"weight\":1500}",
                "{\"weight\":\"2 Pounds\"}|{\"weight\":907.18474}",
                "{\"weight\":\"16 oz\"}|{\"weight\":453.59237}",
                "{\"rating\":4.50}|{\"rating\":4.5}",
                "{\"washable\":true}|{\"washable\":true}",
                "{\"size\":\" xl \"}|{\"size\":\"XL\"}",
                "{\"features\":[\"a\",\"b\"]}|{\"features\":[\"a\",\"b\"]}",
                "{\"ports\":[\"hdmi\"]}|{\"ports\":[\"HDMI\"]}",
                "{\"anything\":\"else\",\"goes\":1}|{}",
            })
    void readsWhatFits(String given, String typed) {
        assertThat(SET.type(given)).isEqualTo(new AttributeSet.Typed(typed, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"material\":5}|material|wrong_type",
                "{\"material\":\" \"}|material|wrong_type",
                "{\"pieces\":\"12\"}|pieces|wrong_type",
                "{\"pieces\":1.5}|pieces|wrong_type",
                "{\"pieces\":1e30}|pieces|out_of_range",
                "{\"weight\":\"heavy\"}|weight|wrong_type",
                "{\"weight\":\"1,5 kg\"}|weight|wrong_unit",
                "{\"weight\":\"5 cm\"}|weight|wrong_unit",
                "{\"weight\":\"5\"}|weight|wrong_type",
                "{\"weight\":0.0000000000001}|weight|out_of_range",
                "{\"rating\":\"4 kg\"}|rating|wrong_type",
                "{\"washable\":\"true\"}|washable|wrong_type",
                "{\"size\":\"L\"}|size|not_allowed",
                "{\"size\":1}|size|wrong_type",
                "{\"features\":\"a\"}|features|wrong_type",
                "{\"features\":[1]}|features|wrong_type",
                "{\"ports\":[\"HDMI\",\"VGA\"]}|ports|not_allowed",
            })
    void saysWhatDoesNot(String given, String attribute, String code) {
        AttributeSet.Typed typed = SET.type(given);

        assertThat(typed.json()).isEqualTo("{}");
        assertThat(typed.flaws()).extracting(Flaw::attribute, Flaw::code).containsExactly(tuple(attribute, code));
    }

    @Test
    void asksForWhatIsRequired() {
        AttributeSet set = new AttributeSet(
                List.of(new AttributeDefinition("size", AttributeType.TEXT, null, List.of(), true, false, false)));

        assertThat(set.type("{}").flaws()).singleElement().matches(Flaw::missing);
        assertThat(set.type("{\"size\":\"M\"}").flaws()).isEmpty();
    }

    @Test
    void takesTheLowerOfTwoDefinitions() {
        AttributeSet set = new AttributeSet(List.of(
                definition("size", AttributeType.TEXT, null),
                definition("colour", AttributeType.TEXT, null),
                definition("size", AttributeType.INTEGER, null)));

        assertThat(set.definitions())
                .extracting(AttributeDefinition::name, AttributeDefinition::type)
                .containsExactly(tuple("size", AttributeType.INTEGER), tuple("colour", AttributeType.TEXT));
    }

    private static AttributeDefinition definition(
            String name, AttributeType type, @Nullable Unit unit, String... allowed) {
        return new AttributeDefinition(name, type, unit, List.of(allowed), false, true, false);
    }
}
