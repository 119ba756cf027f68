package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import org.junit.jupiter.api.Test;

class CountedPriceTest {

    @Test
    void isThePriceOfAnOfferWithNothingAgainstIt() {
        CountedPrice price = CountedPrice.of(TestOffer.of(1, "19.99").offer());

        assertThat(price.rounded()).isEqualTo(Money.of("19.99", "USD"));
        assertThat(price.parts()).isEmpty();
    }

    @Test
    void addsUpWhatSpeaksAgainstIt() {
        CountedPrice price = CountedPrice.of(
                TestOffer.of(1, "10.01").sentIn(3).of(SellerStanding.AT_RISK).offer());

        assertThat(price.parts())
                .containsExactly(
                        new CountedPrice.Part("delivery speed", 30), new CountedPrice.Part("seller performance", 30));
        assertThat(price.thousandths()).isEqualTo(1_061_060);
        assertThat(price.rounded()).isEqualTo(Money.of("10.61", "USD"));
    }

    @Test
    void takesTwoDaysForSellersWhoSayNothingAndNoneForTheRetailer() {
        TestOffer silent = TestOffer.of(1, "10.00").sentIn(null);

        assertThat(CountedPrice.of(silent.offer()).rounded()).isEqualTo(Money.of("10.20", "USD"));
        assertThat(CountedPrice.of(silent.ofRetailer().offer()).rounded()).isEqualTo(Money.of("10.00", "USD"));
    }

    @Test
    void countsTenDaysAtMost() {
        assertThat(CountedPrice.of(TestOffer.of(1, "10.00").sentIn(30).offer()).rounded())
                .isEqualTo(Money.of("11.00", "USD"));
    }

    @Test
    void isNeutralAboutSellersNobodyKnows() {
        assertThat(Handicap.SELLER_PERFORMANCE
                        .perMille()
                        .applyAsInt(TestOffer.of(1, "1.00")
                                .of(SellerStanding.UNKNOWN)
                                .offer()))
                .isZero();
    }

    @Test
    void worksInCurrenciesWithoutCents() {
        CountedPrice price = CountedPrice.of(TestOffer.of(1, "1.00")
                .priced(Money.of("1999", "JPY"))
                .sentIn(1)
                .offer());

        assertThat(price.rounded()).isEqualTo(Money.of("2019", "JPY"));
    }
}
