package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConditionTest {

    @Test
    void isWrittenWithHyphens() {
        assertThat(Condition.USED_VERY_GOOD.text()).isEqualTo("used-very-good");
        assertThat(Condition.of("Used-Good")).isEqualTo(Condition.USED_GOOD);
    }

    @Test
    void namesWhatItCouldBe() {
        assertThatThrownBy(() -> Condition.of("refurbished")).hasMessageContaining("used-acceptable");
    }
}
