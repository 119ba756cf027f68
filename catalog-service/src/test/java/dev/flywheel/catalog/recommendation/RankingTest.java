package dev.flywheel.catalog.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final UUID ASKED = new UUID(0, 1);
    private static final UUID A = new UUID(0, 2);
    private static final UUID B = new UUID(0, 3);

    @Test
    void wantsSupportSignificanceAndAttraction() {
        List<Neighbour> near = List.of(
                near(BasketKind.CUSTOMER, A, new Association(2, 2, 2, 1000)),
                near(BasketKind.CUSTOMER, B, new Association(10, 500, 500, 1000)),
                near(BasketKind.CUSTOMER, new UUID(0, 4), new Association(30, 300, 100, 1000)),
                near(BasketKind.CUSTOMER, new UUID(0, 5), new Association(3, 4, 4, 1000)));

        assertThat(Ranking.CUSTOMERS_ALSO_BOUGHT.of(near, 10)).containsExactly(new UUID(0, 5));
    }

    @Test
    void ranksCustomersByClosenessAndOrdersByLiftTimesConfidence() {
        Association rare = new Association(3, 20, 3, 10_000);
        Association common = new Association(12, 20, 80, 10_000);

        assertThat(Ranking.CUSTOMERS_ALSO_BOUGHT.of(
                        List.of(near(BasketKind.CUSTOMER, A, rare), near(BasketKind.CUSTOMER, B, common)), 10))
                .containsExactly(B, A);
        assertThat(Ranking.BOUGHT_TOGETHER.of(
                        List.of(near(BasketKind.ORDER, A, rare), near(BasketKind.ORDER, B, common)), 10))
                .containsExactly(A, B);
    }

    @Test
    void looksOnlyAtItsOwnBaskets() {
        assertThat(Ranking.BOUGHT_TOGETHER.of(
                        List.of(near(BasketKind.CUSTOMER, A, new Association(10, 10, 10, 1000))), 10))
                .isEmpty();
    }

    @Test
    void keepsAnOrderAmongEquals() {
        Association same = new Association(10, 10, 10, 1000);

        assertThat(Ranking.BOUGHT_TOGETHER.of(
                        List.of(near(BasketKind.ORDER, B, same), near(BasketKind.ORDER, A, same)), 10))
                .containsExactly(A, B);
        assertThat(Ranking.BOUGHT_TOGETHER.of(
                        List.of(near(BasketKind.ORDER, B, same), near(BasketKind.ORDER, A, same)), 1))
                .containsExactly(A);
    }

    @Test
    void addsUpWhatGoesWithABasketButNotWhatIsInIt() {
        UUID other = new UUID(0, 9);
        Association weak = new Association(10, 100, 100, 10_000);
        Association strong = new Association(12, 100, 100, 10_000);
        List<Neighbour> near = List.of(
                near(BasketKind.ORDER, A, strong),
                near(BasketKind.ORDER, B, weak),
                new Neighbour(BasketKind.ORDER, other, B, weak),
                new Neighbour(BasketKind.ORDER, other, ASKED, strong));

        assertThat(BasketScore.ranked(near, Set.of(ASKED, other), 10)).containsExactly(B, A);
    }

    private static Neighbour near(BasketKind kind, UUID other, Association association) {
        return new Neighbour(kind, ASKED, other, association);
    }
}
