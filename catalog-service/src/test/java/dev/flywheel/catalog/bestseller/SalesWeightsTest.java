package dev.flywheel.catalog.bestseller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SalesWeightsTest {

    @Test
    void halveEverySevenDaysAndEndAfterThirty() {
        assertThat(SalesWeights.ofAge(0)).isEqualTo(1000);
        assertThat(SalesWeights.ofAge(7)).isEqualTo(500);
        assertThat(SalesWeights.ofAge(14)).isEqualTo(250);
        assertThat(SalesWeights.ofAge(29)).isEqualTo(57);
        assertThat(SalesWeights.ofAge(30)).isZero();
        assertThat(SalesWeights.ofAge(-1)).isZero();
    }

    @Test
    void areListedFromTodayBack() {
        assertThat(SalesWeights.array()).startsWith("{1000,906,820,").endsWith(",57}");
        assertThat(SalesWeights.array().split(",")).hasSize(SalesWeights.DAYS);
    }
}
