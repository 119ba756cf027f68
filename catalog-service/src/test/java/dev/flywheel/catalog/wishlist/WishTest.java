package dev.flywheel.catalog.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.wishlist.Wish.PriceDrop;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WishTest {

    @Test
    void saysByHowMuchItBecameCheaper() {
        assertThat(drop(dollars("30.00"), dollars("19.99"))).isEqualTo(new PriceDrop(dollars("10.01"), 33));
        assertThat(drop(dollars("10.00"), dollars("9.99"))).isEqualTo(new PriceDrop(dollars("0.01"), 0));
    }

    @Test
    void isSilentWhereNothingDropped() {
        assertThat(drop(dollars("30.00"), dollars("30.00"))).isNull();
        assertThat(drop(dollars("30.00"), dollars("31.00"))).isNull();
        assertThat(drop(null, dollars("31.00"))).isNull();
        assertThat(drop(dollars("30.00"), null)).isNull();
        assertThat(drop(dollars("30.00"), Money.of("10.00", "EUR"))).isNull();
    }

    private static @Nullable PriceDrop drop(@Nullable Money before, @Nullable Money now) {
        return new Wish(ProductId.next(), "A thing", null, Instant.EPOCH, before, now).drop();
    }

    private static Money dollars(String amount) {
        return Money.of(amount, "USD");
    }
}
