package dev.flywheel.orders.promotion.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CouponCodeTest {

    @Test
    void isTheSameInUpperAndLowerCase() {
        assertThat(CouponCode.of(" sum-mer_26 ")).isEqualTo("SUM-MER_26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "-ABC", "A B C", "ÄBC", "ABC'; --", "12345678901234567890123456789012345678901"})
    void isNothingElse(String given) {
        assertThat(CouponCode.of(given)).isNull();
    }

    @Test
    void isNotGuessedWhenGenerated() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String code = CouponCode.random("VIP-");
            assertThat(code).matches("VIP-[2-9A-HJ-NP-Z]{12}").isEqualTo(CouponCode.of(code));
            codes.add(code);
        }
        assertThat(codes).hasSize(10_000);
    }
}
