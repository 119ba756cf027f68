package dev.flywheel.orders.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class Code39Test {

    /** A: wide, narrow, narrow, narrow, narrow, wide, narrow, narrow, wide; the asterisks around it have wide third and fourth bars. */
    @Test
    void aLetterIsFiveBarsBetweenAsterisks() {
        List<Code39.Bar> bars = Code39.bars("A", 89);

        assertThat(bars).hasSize(15);
        assertThat(bars.stream().map(bar -> bar.width().equals("0.4") ? "n" : "w"))
                .containsExactly("n", "n", "w", "w", "n", "w", "n", "n", "n", "w", "n", "n", "w", "w", "n");
        assertThat(new BigDecimal(bars.get(5).left()))
                .as("after a letter of 14.5 widths with a gap")
                .isEqualByComparingTo("5.8");
    }

    @Test
    void aNumberFitsIntoItsPlace() {
        List<Code39.Bar> bars = Code39.bars("FW000000014US", 89);
        Code39.Bar last = bars.getLast();

        assertThat(bars).hasSize(5 * 15);
        assertThat(new BigDecimal(last.left()).add(new BigDecimal(last.width())))
                .isLessThanOrEqualTo(new BigDecimal(89));
        assertThat(Code39.bars("1Z999AA10123456784", 89)).hasSize(5 * 20);
    }

    @Test
    void whatHasNoBarsIsPrintedWithoutThem() {
        assertThat(Code39.bars("Ä1", 89)).isEmpty();
        assertThat(Code39.bars("1*2", 89)).isEmpty();
    }
}
