package dev.flywheel.ads.auction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.targeting.AdPlace;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryRuleTest {

    private static final Terms TERMS = new Terms(3, 1, 20_000, 10_000);
    private static final Standing GOOD = new Standing(UUID.randomUUID(), true, true, true, true, 5_000_000, "Seller");

    @Test
    void admitsWhoHasHisPapersInOrder() {
        assertThat(refusals(GOOD, 500_000, 5_000_000)).isEmpty();
    }

    @Test
    void namesTheOneRuleThatIsNotMet() {
        assertThat(refusals(new Standing(GOOD.ad(), false, true, true, true, 1, ""), 500_000, 5_000_000))
                .containsExactly("enabled");
        assertThat(refusals(new Standing(GOOD.ad(), true, false, true, true, 1, ""), 500_000, 5_000_000))
                .containsExactly("in_period");
        assertThat(refusals(new Standing(GOOD.ad(), true, true, false, true, 1, ""), 500_000, 5_000_000))
                .containsExactly("may_be_sold");
        assertThat(refusals(new Standing(GOOD.ad(), true, true, true, false, 1, ""), 500_000, 5_000_000))
                .containsExactly("in_stock");
        assertThat(refusals(GOOD, 19_999, 5_000_000)).containsExactly("bid_reaches_reserve");
        assertThat(refusals(GOOD, 500_000, 19_999)).containsExactly("budget_left");
    }

    @Test
    void cutsTheBidToWhatTheBudgetPays() {
        assertThat(entrant(GOOD, 500_000, 300_000).bid()).isEqualTo(300_000);
        assertThat(entrant(GOOD, 500_000, 900_000).bid()).isEqualTo(500_000);
    }

    @Test
    void multipliesClickRateByRelevance() {
        assertThat(entrant(GOOD, 500_000, 900_000).quality()).isEqualTo(16_000_000);
        assertThat(Quality.of(1, 1)).isEqualTo(1);
    }

    private static List<String> refusals(Standing standing, long bid, long left) {
        Entrant entrant = entrant(standing, bid, left);
        return EntryRule.ALL.stream()
                .filter(rule -> !rule.holds().test(entrant, TERMS))
                .map(EntryRule::name)
                .toList();
    }

    private static Entrant entrant(Standing standing, long bid, long left) {
        UUID id = standing.ad();
        AdPlace place = new AdPlace(id, id, id, "kettle", id, id, id, Currency.getInstance("USD"), bid, 20_000_000);
        return new Entrant(place, 800_000_000, standing, left);
    }
}
