package dev.flywheel.ads.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds in every auction, tried on many of them; the seed makes a failure repeatable. */
class AuctionPropertiesTest {

    private static final int AUCTIONS = 20_000;

    @Test
    void pricesLieBetweenReserveAndBid() {
        forEachAuction(3, (contenders, terms) -> {
            for (Auction.Winner winner : Auction.hold(contenders, terms)) {
                assertThat(winner.secondPrice())
                        .isBetween(terms.reserve(), winner.who().bid());
                assertThat(winner.vickreyPrice())
                        .isBetween(terms.reserve(), winner.who().bid());
            }
        });
    }

    @Test
    void noPriceRisesWhenARivalLeaves() {
        forEachAuction(100, (contenders, terms) -> {
            List<Auction.Winner> before = Auction.hold(contenders, terms);
            Contender leaving = contenders.getFirst();
            List<Auction.Winner> after = Auction.hold(contenders.subList(1, contenders.size()), terms);
            for (Auction.Winner winner : before) {
                if (!winner.who().equals(leaving) && slotOf(winner.who(), after) == winner.slot()) {
                    assertThat(find(winner.who(), after).secondPrice()).isLessThanOrEqualTo(winner.secondPrice());
                }
            }
        });
    }

    @Test
    void raisingTheBidNeverWorsensTheSlot() {
        forEachAuction(3, (contenders, terms) -> {
            Contender own = contenders.getFirst();
            Contender raised = new Contender(own.ad(), own.product(), own.seller(), own.bid() * 2, own.quality());
            int before = slotOf(own, Auction.hold(contenders, terms));
            int after = slotOf(raised, Auction.hold(with(raised, contenders), terms));
            if (before > 0) {
                assertThat(after).isBetween(1, before);
            }
        });
    }

    @Test
    void betterQualityNeverCostsMoreInTheSameSlot() {
        forEachAuction(3, (contenders, terms) -> {
            Contender own = contenders.getFirst();
            Contender better = new Contender(
                    own.ad(),
                    own.product(),
                    own.seller(),
                    own.bid(),
                    Math.min(Quality.WHOLE, own.quality() + 1_000_000));
            List<Auction.Winner> before = Auction.hold(contenders, terms);
            List<Auction.Winner> after = Auction.hold(with(better, contenders), terms);
            if (slotOf(own, before) > 0 && slotOf(own, before) == slotOf(better, after)) {
                assertThat(find(better, after).secondPrice())
                        .isLessThanOrEqualTo(find(own, before).secondPrice());
            }
        });
    }

    @Test
    void thePriceDoesNotDependOnOnesOwnBid() {
        forEachAuction(3, (contenders, terms) -> {
            Contender own = contenders.getFirst();
            Contender raised = new Contender(own.ad(), own.product(), own.seller(), own.bid() + 5_000, own.quality());
            List<Auction.Winner> before = Auction.hold(contenders, terms);
            List<Auction.Winner> after = Auction.hold(with(raised, contenders), terms);
            boolean sameSlot = slotOf(own, before) > 0 && slotOf(own, before) == slotOf(raised, after);
            if (sameSlot && find(own, before).secondPrice() < own.bid()) {
                assertThat(find(raised, after).secondPrice())
                        .isEqualTo(find(own, before).secondPrice());
            }
        });
    }

    @Test
    void theOrderOfContendersDoesNotMatter() {
        Random random = new Random(7);
        forEachAuction(3, (contenders, terms) -> {
            List<Contender> shuffled = new ArrayList<>(contenders);
            Collections.shuffle(shuffled, random);
            assertThat(Auction.hold(shuffled, terms)).isEqualTo(Auction.hold(contenders, terms));
        });
    }

    @Test
    void productsAndSellersAreShownNoMoreThanTheyMay() {
        forEachAuction(3, (contenders, terms) -> {
            List<Auction.Winner> winners = Auction.hold(contenders, terms);
            assertThat(winners).extracting(winner -> winner.who().product()).doesNotHaveDuplicates();
            assertThat(winners.stream()
                            .filter(winner -> winner.who()
                                    .seller()
                                    .equals(contenders.getFirst().seller()))
                            .count())
                    .isLessThanOrEqualTo(terms.perSeller());
        });
    }

    @Test
    void nobodyIsOutbidByHimself() {
        UUID seller = new UUID(3, 1);
        Contender best = new Contender(new UUID(1, 1), new UUID(2, 1), seller, 900_000, 500_000_000);
        Contender own = new Contender(new UUID(1, 2), new UUID(2, 2), seller, 890_000, 500_000_000);
        List<Auction.Winner> winners = Auction.hold(List.of(best, own), new Terms(3, 1, 20_000, 10_000));
        assertThat(winners).hasSize(1);
        assertThat(winners.getFirst().secondPrice()).isEqualTo(20_000);
    }

    /**
     * @param sellers few make the limit per seller bite, many keep it out of the way
     */
    private static void forEachAuction(int sellers, BiConsumer<List<Contender>, Terms> check) {
        Random random = new Random(42);
        for (int i = 0; i < AUCTIONS; i++) {
            int size = 1 + random.nextInt(8);
            List<Contender> contenders = new ArrayList<>();
            for (int number = 0; number < size; number++) {
                long seller = sellers > 10 ? number : random.nextInt(sellers);
                long product = sellers > 10 ? number : random.nextInt(6);
                contenders.add(new Contender(
                        new UUID(1, number),
                        new UUID(2, product),
                        new UUID(3, seller),
                        10_000 + random.nextInt(40) * 25_000L,
                        1 + random.nextInt(20) * 5_000_000L));
            }
            check.accept(contenders, new Terms(1 + random.nextInt(4), 1 + random.nextInt(2), 20_000, 10_000));
        }
    }

    private static List<Contender> with(Contender changed, List<Contender> contenders) {
        List<Contender> all = new ArrayList<>(contenders);
        all.set(0, changed);
        return all;
    }

    private static int slotOf(Contender who, List<Auction.Winner> winners) {
        return winners.stream()
                .filter(winner -> winner.who().ad().equals(who.ad()))
                .mapToInt(Auction.Winner::slot)
                .findFirst()
                .orElse(0);
    }

    private static Auction.Winner find(Contender who, List<Auction.Winner> winners) {
        return winners.stream()
                .filter(winner -> winner.who().ad().equals(who.ad()))
                .findFirst()
                .orElseThrow();
    }
}
