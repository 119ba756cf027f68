package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.ads.Auctions;
import dev.flywheel.contracts.ads.Auctions.Winner;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SponsoredSearchTest extends CatalogServiceTest {

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title,description,price,currency
                AD-1,Sponsory socks,Warm,5.00,USD
                AD-2,Sponsory shoes,Warm socks inside,50.00,USD
                AD-3,Plain hat,For sponsory people,9.00,USD
                AD-4,Sponsory sample,Not for sale,,
                """);
    }

    @AfterEach
    void noMoreAds() {
        auctions.answer(request -> List.of());
    }

    @Test
    void putsWinnersFirstAndLeavesTheOthersAsTheyAre() {
        List<String> without = titles(search("sponsory socks"));
        auctions.answer(request -> List.of(winner("AD-3")));

        Api.Reply found = sponsored("sponsory socks");

        assertThat(found.text("/items/0/title")).isEqualTo("Plain hat");
        assertThat(found.text("/items/0/sponsoredLabel")).isEqualTo("Sponsored");
        assertThat(found.text("/items/0/advertiser")).isEqualTo("Acme");
        assertThat(found.text("/items/0/clickToken")).isEqualTo("token of AD-3");
        assertThat(titles(found).subList(1, titles(found).size())).isEqualTo(without);
    }

    @Test
    void sendsCandidatesWithTheirRelevance() {
        AccountId shopper = AccountId.next();
        auctions.answer(request -> List.of());

        Api signedIn = shopper().as(Tokens.of(shopper, Role.SHOPPER));
        Auctions.Request request = asked(signedIn);

        assertThat(request.query()).isEqualTo("sponsory socks");
        assertThat(request.shopper()).isEqualTo(shopper);
        assertThat(request.candidates()).extracting(Auctions.Candidate::product).contains(productId("AD-3"));
        assertThat(relevance(request, "AD-1")).isEqualByComparingTo("1");
        assertThat(relevance(request, "AD-2")).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(relevance(request, "AD-3")).isLessThan(new BigDecimal("0.5"));
    }

    @Test
    void showsNoWinnerThatCannotBeBought() {
        auctions.answer(request -> List.of(
                new Winner(productId("AD-1"), OfferId.next(), "Acme", "t"),
                new Winner(productId("AD-2"), offer("AD-1"), "Acme", "t"),
                winner("AD-3")));

        Api.Reply found = sponsored("sponsory socks");

        assertThat(found.at("/items")
                        .valueStream()
                        .filter(item -> item.path("sponsored").asBoolean()))
                .singleElement()
                .satisfies(item -> assertThat(item.path("title").asString()).isEqualTo("Plain hat"));
    }

    @Test
    void asksOnTheFirstPageOfWordsOnly() {
        auctions.answer(request -> List.of(winner("AD-1")));
        Api.Reply first = shopper().get("/search?q=sponsory&limit=1").expect(200);
        auctions.answer(request -> List.of(winner("AD-1")));

        Api.Reply second = shopper()
                .get("/search?q=sponsory&limit=1&cursor=" + first.text("/next"))
                .expect(200);
        shopper().get("/search?limit=5").expect(200);

        assertThat(second.at("/items").size()).isEqualTo(1);
        assertThat(auctions.last()).isNull();
    }

    @Test
    void goesWithoutAdsThatFail() {
        List<String> without = titles(search("sponsory socks"));
        auctions.answer(request -> {
            throw new IllegalStateException("ads is away");
        });

        assertThat(titles(search("sponsory socks"))).isEqualTo(without);
    }

    /** The deadline is short, and a busy machine may miss it; then there are no ads, which is right but not asked here. */
    private Api.Reply sponsored(String query) {
        Eventually.await(
                Duration.ofSeconds(20),
                () -> search(query).at("/items/0/sponsored").asBoolean());
        Api.Reply found = search(query);
        return found.at("/items/0/sponsored").asBoolean() ? found : sponsored(query);
    }

    private Auctions.Request asked(Api caller) {
        Eventually.await(Duration.ofSeconds(20), () -> {
            caller.get("/search?q=" + encoded("sponsory socks")).expect(200);
            return auctions.last() != null;
        });
        return Objects.requireNonNull(auctions.last());
    }

    private BigDecimal relevance(Auctions.Request request, String sku) {
        return request.candidates().stream()
                .filter(candidate -> candidate.product().equals(productId(sku)))
                .findFirst()
                .orElseThrow()
                .relevance();
    }

    private ProductId productId(String sku) {
        return ProductId.of(product(sku));
    }

    private Winner winner(String sku) {
        return new Winner(productId(sku), offer(sku), "Acme", "token of " + sku);
    }
}
