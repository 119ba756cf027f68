package dev.flywheel.ads.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Auctions whose results others have published. */
class AuctionVectorsTest {

    private static final long DOLLAR = 1_000_000;
    private static final long CENT = 10_000;

    @Test
    void v1GooglesManual() {
        Contender a = contender(1, 650_000, 10_000_000);
        Contender b = contender(2, 400_000, 18_000_000);
        List<Auction.Winner> winners = Auction.hold(List.of(a, b), new Terms(2, 1, 5 * CENT, CENT));
        assertThat(winners).extracting(Auction.Winner::who).containsExactly(b, a);
        assertThat(winners).extracting(Auction.Winner::secondPrice).containsExactly(371_112L, 50_000L);
        assertThat(winners.getFirst().nextScore()).isEqualTo(a.score());
        assertThat(winners.getLast().nextScore()).isNull();
    }

    @Test
    void v2SecondPriceEarnsWhatVickreyDoesOnTheValues() {
        long[] clicks = {20, 10, 5, 2};
        Terms terms = new Terms(4, 1, 1, 0);
        List<Contender> bids = whole(5 * DOLLAR, 3_150_000, 2_300_000, 1_600_000, DOLLAR);
        List<Long> secondPrices = IntStream.range(0, 4)
                .mapToObj(place -> new SecondPrice().price(bids, place, terms))
                .toList();
        assertThat(secondPrices).containsExactly(3_150_000L, 2_300_000L, 1_600_000L, DOLLAR);
        assertThat(payments(secondPrices, clicks)).containsExactly(63L, 23L, 8L, 2L);

        List<Contender> values = whole(5 * DOLLAR, 4 * DOLLAR, 3 * DOLLAR, 2 * DOLLAR, DOLLAR);
        Pricing vickrey = new Vickrey(clicks);
        List<Long> vickreyPrices = IntStream.range(0, 4)
                .mapToObj(place -> vickrey.price(values, place, terms))
                .toList();
        assertThat(vickreyPrices).isEqualTo(secondPrices);
        assertThat(payments(vickreyPrices, clicks).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(96);
    }

    @Test
    void v3BiddingBelowOnesValueCanPayUnderSecondPrice() {
        Terms terms = new Terms(2, 1, 1, 0);
        long truthful = new SecondPrice().price(whole(10 * DOLLAR, 5 * DOLLAR, 3 * DOLLAR), 0, terms);
        assertThat((10 * DOLLAR - truthful) * 300).isEqualTo(1_500 * DOLLAR);
        long shaded = new SecondPrice().price(whole(5 * DOLLAR, 4 * DOLLAR, 3 * DOLLAR), 1, terms);
        assertThat((10 * DOLLAR - shaded) * 290).isEqualTo(2_030 * DOLLAR);
    }

    @Test
    void v4VickreyAsRoughgardenWritesIt() {
        long[] clicks = {20, 10, 5, 2};
        long[] bids = {5, 4, 3, 2, 1};
        Terms terms = new Terms(4, 1, 1, 0);
        List<Contender> ranked =
                whole(Arrays.stream(bids).map(bid -> bid * DOLLAR).toArray());
        for (int i = 0; i < 4; i++) {
            long sum = 0;
            for (int j = i + 1; j <= 4; j++) {
                sum += bids[j] * (clicks[j - 1] - (j < 4 ? clicks[j] : 0));
            }
            long expected = Math.ceilDiv(sum * DOLLAR, clicks[i]);
            assertThat(new Vickrey(clicks).price(ranked, i, terms)).isEqualTo(expected);
        }
    }

    private static List<Long> payments(List<Long> prices, long[] clicks) {
        return IntStream.range(0, prices.size())
                .mapToObj(i -> prices.get(i) * clicks[i] / DOLLAR)
                .toList();
    }

    private static List<Contender> whole(long... bids) {
        List<Contender> contenders = new ArrayList<>();
        for (long bid : bids) {
            contenders.add(contender(contenders.size() + 1, bid, Quality.WHOLE));
        }
        return contenders;
    }

    private static Contender contender(int number, long bid, long quality) {
        return new Contender(new UUID(1, number), new UUID(2, number), new UUID(3, number), bid, quality);
    }
}
