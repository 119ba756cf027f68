package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    @Test
    void writesEqualAttributesAlike() {
        assertThat(Attributes.canonical("{ \"b\": 1.50, \"a\" : [true, \"x\"], \"c\": 1e2, \"d\": -0.0 }"))
                .isEqualTo(Attributes.canonical("{\"a\":[true,\"x\"],\"d\":0,\"b\":1.5,\"c\":100}"))
                .isEqualTo("{\"a\":[true,\"x\"],\"b\":1.5,\"c\":100,\"d\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"text\"",
                "{\"a\":null}",
                "{\"a\":{\"b\":1}}",
                "{\"a\":[[1]]}",
                "{\"a\":1,\"a\":2}",
                "{\"\":1}",
                "{\"a\":1e999999999}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":1} {\"b\":2}"
            })
    void refusesWhatIsNoFlatObject(String text) {
        assertThatThrownBy(() -> Attributes.canonical(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
