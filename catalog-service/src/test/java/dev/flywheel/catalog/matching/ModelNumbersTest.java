package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelNumbersTest {

    @Test
    void areFoundUnderTheirUsualNames() {
        assertThat(ModelNumbers.of(null, "{\"colour\":\"red\",\"Model Number\":\"X-1\"}"))
                .isEqualTo("X-1");
        assertThat(ModelNumbers.of(null, "{\"mpn\":4711}")).isEqualTo("4711");
        assertThat(ModelNumbers.of(null, "{\"colour\":\"red\"}")).isNull();
        assertThat(ModelNumbers.of(null, "{\"model\":\" \"}")).isNull();
        assertThat(ModelNumbers.of(null, "{\"model\":[\"A\"]}")).isNull();
        assertThat(ModelNumbers.of(null, "{}")).isNull();
        assertThat(ModelNumbers.of(null, null)).isNull();
        assertThat(ModelNumbers.of("Y-2", "{\"model\":\"X-1\"}")).isEqualTo("Y-2");
    }
}
