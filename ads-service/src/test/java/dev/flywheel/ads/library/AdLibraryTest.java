package dev.flywheel.ads.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.ads.TestAdvertiser;
import dev.flywheel.client.Api;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdLibraryTest extends AdsServiceTest {

    private String word;
    private TestAdvertiser advertiser;
    private TestAdvertiser.Item item;

    @BeforeEach
    void advertise() {
        word = "open" + UUID.randomUUID().toString().substring(24);
        advertiser = advertiser();
        item = advertiser.lists("LIB-100%_A");
        advertiser.advertises(item, word, "0.50", "10.00");
    }

    @Test
    void saysWhyAnAdWasShown() {
        String auction = show();
        Api.Reply why = api().get("/ads/" + auction + "/why").expect(200);
        assertThat(why.text("/ads/0/productId")).isEqualTo(item.product().toString());
        assertThat(why.text("/ads/0/advertiser")).isEqualTo(advertiser.name());
        assertThat(why.text("/ads/0/payer")).isEqualTo(advertiser.name());
        assertThat(why.text("/ads/0/whyThisAd/0/code")).isEqualTo("search_words");
        assertThat(why.text("/ads/0/whyThisAd/0/text")).contains(word, advertiser.name());
        api().get("/ads/" + UUID.randomUUID() + "/why").expect(404);
        api().get("/ads/nothing/why").expect(400);
    }

    @Test
    void listsWhatAnAdvertiserHasShown() {
        assertThat(find("").at("/items").size()).isZero();
        show();
        show();
        Api.Reply found = find("");
        assertThat(found.at("/items").size()).isOne();
        assertThat(found.text("/items/0/title")).isEqualTo("Item LIB-100%_A");
        assertThat(found.text("/items/0/keywords/0")).isEqualTo(word);
        assertThat(found.at("/items/0/impressions").asLong()).isEqualTo(2);
        assertThat(find("&q=lib-100%25_a").at("/items").size()).isOne();
        assertThat(find("&q=" + advertiser.name().replace(" ", "%20"))
                        .at("/items")
                        .size())
                .isOne();
        assertThat(find("&q=100__a").at("/items").size()).isZero();
        assertThat(find("&from=2100-01-01").at("/items").size()).isZero();
        assertThat(find("&from=2026-01-01").at("/items").size()).isOne();
    }

    @Test
    void turnsPages() {
        for (int i = 0; i < 3; i++) {
            TestAdvertiser.Item next = advertiser.lists("NEXT-" + i);
            advertiser.advertises(next, word + " " + i, "0.50", "10.00");
            show(word + " " + i, next);
        }
        List<String> titles = new ArrayList<>();
        String cursor = "";
        do {
            Api.Reply page = find("&limit=2&cursor=" + cursor);
            page.at("/items").forEach(entry -> titles.add(entry.at("/title").asString()));
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        assertThat(titles).containsExactly("Item NEXT-2", "Item NEXT-1", "Item NEXT-0");
    }

    @Test
    void forgetsAYearAfterAnAdWasShownLast() {
        show();
        advance(Duration.ofDays(364));
        assertThat(find("").at("/items").size()).isOne();
        advance(Duration.ofDays(3));
        assertThat(find("").at("/items").size()).isZero();
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String query : List.of(
                "advertiser=x", "from=soon", "from=-5000-01-01", "limit=0", "cursor=abc", "q=" + "x".repeat(101))) {
            api().get("/ad-library?" + query).expect(400);
        }
    }

    private Api.Reply find(String more) {
        return api().get("/ad-library?advertiser=" + advertiser.account() + more)
                .expect(200);
    }

    private String show() {
        return show(word, item);
    }

    private String show(String query, TestAdvertiser.Item shown) {
        Map<String, Object> request = Map.of(
                "query",
                query,
                "slots",
                1,
                "candidates",
                List.of(Map.of("product", shown.product(), "relevance", BigDecimal.ONE)));
        Api.Reply page = catalog().post("/internal/auctions", request).expect(200);
        assertThat(page.at("/winners").size()).isOne();
        return page.text("/auction");
    }
}
