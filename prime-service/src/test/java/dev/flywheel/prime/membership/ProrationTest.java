package dev.flywheel.prime.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProrationTest {

    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);
    private static final Proration MONTH = new Proration(usd(1_499), APRIL, LocalDate.of(2027, 5, 1));

    @Test
    void earnsEqualDaysAndTheRestOnTheLast() {
        List<Long> days = daily(MONTH);
        assertThat(days).hasSize(30);
        assertThat(days.subList(0, 29)).containsOnly(49L);
        assertThat(days.getLast()).isEqualTo(78);
    }

    @Test
    void earnsAYearByTheDay() {
        List<Long> days =
                daily(new Proration(usd(13_900), APRIL, APRIL.plusYears(1).minusDays(1)));
        assertThat(days).hasSize(365);
        assertThat(days.subList(0, 364)).containsOnly(38L);
        assertThat(days.getLast()).isEqualTo(68);
    }

    @Test
    void earnsNothingOutsideThePeriod() {
        assertThat(MONTH.earnedOn(APRIL.minusDays(1)).isZero()).isTrue();
        assertThat(MONTH.earnedOn(MONTH.endsOn()).isZero()).isTrue();
    }

    @Test
    void refundsTheUnusedDays() {
        assertThat(MONTH.refund(APRIL.plusDays(10))).isEqualTo(usd(999));
        assertThat(MONTH.refund(APRIL)).isEqualTo(usd(1_499));
        assertThat(MONTH.refund(APRIL.plusDays(29))).isEqualTo(usd(50));
        assertThat(MONTH.refund(MONTH.endsOn()).isZero()).isTrue();
        assertThat(MONTH.refund(MONTH.endsOn().plusDays(5)).isZero()).isTrue();
    }

    @Test
    void roundsHalfACentUp() {
        Proration fortnight = new Proration(usd(1), APRIL, APRIL.plusDays(2));
        assertThat(fortnight.refund(APRIL.plusDays(1))).isEqualTo(usd(1));
    }

    /** What is not refunded is never less than what the daily job may have recognised by then. */
    @Test
    void neverRefundsWhatIsEarned() {
        for (long price : new long[] {1, 29, 31, 1_499, 2_999, 13_900}) {
            for (int length = 28; length <= 31; length++) {
                Proration period = new Proration(usd(price), APRIL, APRIL.plusDays(length));
                long earned = 0;
                for (int day = 0; day < length; day++) {
                    long kept = price - period.refund(APRIL.plusDays(day)).minor();
                    assertThat(kept)
                            .as("%d over %d on day %d", price, length, day)
                            .isGreaterThanOrEqualTo(earned);
                    earned += period.earnedOn(APRIL.plusDays(day)).minor();
                }
                assertThat(earned).isEqualTo(price);
            }
        }
    }

    private static List<Long> daily(Proration period) {
        return period.startsOn()
                .datesUntil(period.endsOn())
                .map(day -> period.earnedOn(day).minor())
                .toList();
    }

    private static Money usd(long minor) {
        return new Money(minor, Money.currency("USD"));
    }
}
