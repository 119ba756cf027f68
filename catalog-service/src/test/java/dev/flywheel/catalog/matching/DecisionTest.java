package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.matching.Decision.Likely;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionTest {

    /** A catalogue where common words are common. */
    private static final WordWeights WEIGHTS = new WordWeights(
            Map.of("black", 900, "software", 800, "for", 2000, "with", 2000, "professional", 300, "2007", 200), 10_000);

    @Test
    void matchesWhatIsTheSameInOtherWords() {
        assertThat(status(
                        "Canon CLI-8C cyan ink tank",
                        "Canon",
                        "13.49",
                        product("canon cyan ink tank CLI8C", "Canon", "14.00")))
                .isEqualTo(MatchStatus.MATCHED);
    }

    @Test
    void findsNothingInCommon() {
        assertThat(status(
                        "Canon CLI-8C cyan ink tank",
                        "Canon",
                        "13.49",
                        product("Zorblatt oak chair", "Zorblatt", "130.00")))
                .isEqualTo(MatchStatus.NEW);
        assertThat(Decision.of(List.of(), List.of(), MatchModel.FITTED).status())
                .isEqualTo(MatchStatus.NEW);
    }

    /** However alike they read: 2007 is not 2005, 60 is not 80 gigabytes, 4 is not 5. */
    @Test
    void neverMatchesByItselfWhatHasOtherNumbers() {
        for (List<String> pair : List.of(
                List.of("Microsoft Streets and Trips 2007", "Microsoft Streets and Trips 2005"),
                List.of("Maxtor OneTouch external drive 60 GB", "Maxtor OneTouch external drive 80 GB"),
                List.of("Adobe Premiere Elements 4.0", "Adobe Premiere Elements 5.0"),
                List.of("Cobra Microtalk 16-mile radio", "Cobra Microtalk 20-mile radio"),
                List.of("Lego Star Wars II", "Lego Star Wars III"))) {
            assertThat(status(pair.get(0), null, "50.00", product(pair.get(1), null, "50.00")))
                    .as(pair.toString())
                    .isNotEqualTo(MatchStatus.MATCHED);
            assertThat(status(pair.get(0), null, "50.00", product(pair.get(0), null, "50.00")))
                    .as(pair.get(0))
                    .isEqualTo(MatchStatus.MATCHED);
        }
    }

    @Test
    void takesAnotherColourForAnotherProduct() {
        assertThat(status("Firstsale copper teapot", null, "60.00", product("Firstsale enamel teapot", null, "40.00")))
                .isEqualTo(MatchStatus.NEW);
    }

    @Test
    void asksWhereTwoFitAlike() {
        Decision decision = decision(
                "Roocase leather case tf101",
                "Roocase",
                "43.99",
                product("Roocase leather case tf101 with stand", "Roocase", "43.64"),
                product("Roocase leather case tf101 with strap", "Roocase", "43.64"));

        assertThat(decision.status()).isEqualTo(MatchStatus.AMBIGUOUS);
        assertThat(decision.likely()).hasSize(2);
    }

    @Test
    void doesNotDependOnTheOrderOfCandidates() {
        Candidate right = product("Sony SD-V296 recorder", "Sony", "90.00");
        Candidate other = product("Sony recorder", "Sony", "40.00");

        assertThat(decision("Sony SDV296 recorder", "Sony", "89.00", right, other)
                        .likely())
                .isEqualTo(decision("Sony SDV296 recorder", "Sony", "89.00", other, right)
                        .likely());
    }

    @Test
    void namesItsReasons() {
        Likely likely = decision(
                        "Sony recorder SDV296 2007",
                        "Sony",
                        "89.00",
                        product("Toshiba recorder SDV300 2005", "Toshiba", "9.00"))
                .likely()
                .getFirst();

        assertThat(Decision.reasons(likely.agreement()))
                .contains("another model number", "another year", "another brand", "a price far from yours")
                .anyMatch(reason -> reason.contains("of your words"));
    }

    @Test
    void givesProbabilitiesThatLeaveRoomForNone() {
        Agreement agreement = Agreement.of(text("a b c"), null, text("a b c"), null, WEIGHTS);

        double[] two = MatchModel.FITTED.probabilities(List.of(agreement, agreement));

        assertThat(two[0]).isEqualTo(two[1]);
        assertThat(Arrays.stream(two).sum()).isLessThan(1);
        assertThat(MatchModel.FITTED.weights()).hasSameSizeAs(MatchModel.features(agreement));
        assertThat(MatchModel.FEATURES).hasSize(MatchModel.FITTED.weights().length);
    }

    @Test
    void comparesPricesOfOneCurrencyOnly() {
        Money dollars = Money.of("10.00", "USD");

        Agreement same = Agreement.of(text("a"), dollars, text("a"), Money.of("20.00", "USD"), WEIGHTS);
        Agreement other = Agreement.of(text("a"), dollars, text("a"), Money.of("20.00", "EUR"), WEIGHTS);

        assertThat(same.priceGap()).isCloseTo(Math.log(2), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(same.priceUnknown()).isFalse();
        assertThat(other.priceGap()).isZero();
        assertThat(other.priceUnknown()).isTrue();
    }

    @Test
    void countsPartsOfModelNumbers() {
        Agreement agreement =
                Agreement.of(text("apple ipod MB565LL/A"), null, text("apple ipod MB565LLA"), null, WEIGHTS);
        Agreement longer = Agreement.of(text("u5269 vacuum"), null, text("u5269900 vacuum"), null, WEIGHTS);

        assertThat(agreement.modelNumber()).isEqualTo(0.8);
        assertThat(longer.modelNumber()).isEqualTo(0.4);
        assertThat(longer.modelNumbersDiffer()).isFalse();
    }

    @Test
    void becomesWhatTheSellerSaysOnce() {
        assertThat(MatchStatus.AMBIGUOUS.canBecome(MatchStatus.MATCHED)).isTrue();
        assertThat(MatchStatus.AMBIGUOUS.canBecome(MatchStatus.NEW)).isTrue();
        assertThat(MatchStatus.MATCHED.canBecome(MatchStatus.NEW)).isFalse();
        assertThat(MatchStatus.NEW.canBecome(MatchStatus.AMBIGUOUS)).isFalse();
    }

    private static MatchStatus status(String title, @Nullable String brand, String price, Candidate... candidates) {
        return decision(title, brand, price, candidates).status();
    }

    private static Decision decision(String title, @Nullable String brand, String price, Candidate... candidates) {
        ItemText item = ItemText.of(title, brand, null);
        Money asked = Money.of(price, "USD");
        return Decision.of(
                List.of(candidates),
                Arrays.stream(candidates)
                        .map(one -> Agreement.of(item, asked, one.text(), one.price(), WEIGHTS))
                        .toList(),
                MatchModel.FITTED);
    }

    private static Candidate product(String title, @Nullable String brand, String price) {
        return new Candidate(ProductId.next(), title, brand, null, null, Money.of(price, "USD"));
    }

    private static ItemText text(String title) {
        return ItemText.of(title, null, null);
    }
}
