package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.offer.FeaturedExplanation.Place;
import dev.flywheel.catalog.offer.FeaturedExplanation.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturedExplanationTest {

    @Test
    void ranksWhatCanBeFeaturedAndSaysWhatTheOthersLack() {
        Considered winner = TestOffer.of(1, "10.00").considered();
        Considered dear = TestOffer.of(2, "12.00").sentIn(2).considered();
        Considered held = new Considered(
                TestOffer.of(3, "1.00").offer(), OfferStatus.LISTED, true, true, HoldReason.FAR_BELOW_REFERENCE);

        List<Place> places = FeaturedExplanation.of(List.of(held, dear, winner)).offers();

        assertThat(places).extracting(Place::rank).containsExactly(1, 2, null);
        assertThat(places).extracting(Place::lostBy).containsExactly(null, "lower counted price", null);
        assertThat(places.getLast().misses()).containsExactly("price believed");
        assertThat(places.get(1).values())
                .contains(new Value("lower counted price", "12.24 USD"), new Value("sent sooner", "2 days"));
        assertThat(places.get(1).countedPrice())
                .isNotNull()
                .satisfies(price ->
                        assertThat(price.handicaps()).containsExactly(new CountedPrice.Part("delivery speed", 20)));
    }

    @Test
    void namesTheRulesInTheirOrder() {
        assertThat(FeaturedExplanation.of(List.of()).rules())
                .startsWith("in stock", "better condition")
                .endsWith("listed first");
    }
}
