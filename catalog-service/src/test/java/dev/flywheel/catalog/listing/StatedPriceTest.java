package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class StatedPriceTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void isAnAmountOrMoney() {
        assertThat(price("\"12.34\"")).isEqualTo(new StatedPrice("12.34", null));
        assertThat(price("12")).isEqualTo(new StatedPrice("12", null));
        assertThat(price("{\"amount\":\"12.34\",\"currency\":\"USD\"}")).isEqualTo(new StatedPrice("12.34", "USD"));
    }

    @Test
    void isNothingElse() {
        assertThatThrownBy(() -> price("true")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price("1e999999999")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price("{\"amount\":\"12.34\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price("{\"amount\":\"1\",\"currency\":\"USD\",\"x\":1}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StatedPrice price(String json) {
        return StatedPrice.of(JSON.readTree(json));
    }
}
