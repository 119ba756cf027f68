package dev.flywheel.ads.auction;

import static dev.flywheel.ads.TestAdvertiser.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.ads.TestAdvertiser;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.ProductId;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AuctionServiceTest extends AdsServiceTest {

    @Autowired
    private ServedLog served;

    /** A word of this test's own, so that other tests' ads are not in the way. */
    private final String word = "word" + UUID.randomUUID().toString().substring(24);

    @Test
    void servesWinnersWithLabelAndToken() {
        TestAdvertiser first = advertiser();
        TestAdvertiser second = advertiser();
        TestAdvertiser.Item best = first.lists("A");
        TestAdvertiser.Item next = second.lists("B");
        first.advertises(best, word, "0.90", "10.00");
        second.advertises(next, word + "s", "0.40", "10.00");
        Api.Reply page = hold(3, best, next).expect(200);
        assertThat(page.at("/winners").size()).isEqualTo(2);
        assertThat(page.text("/winners/0/product")).isEqualTo(best.product().toString());
        assertThat(page.text("/winners/0/offer")).isEqualTo(best.offer().toString());
        assertThat(page.text("/winners/0/advertiser")).isEqualTo(first.name());
        assertThat(page.text("/winners/0/clickToken")).isNotEmpty();
        assertThat(page.text("/winners/1/product")).isEqualTo(next.product().toString());
    }

    @Test
    void keepsEveryPriceSoThatItCanBeWorkedOutAgain() {
        TestAdvertiser first = advertiser();
        TestAdvertiser second = advertiser();
        TestAdvertiser.Item best = first.lists("A");
        TestAdvertiser.Item next = second.lists("B");
        first.advertises(best, word, "0.90", "10.00");
        second.advertises(next, word, "0.40", "10.00");
        Api.Reply page = hold(1, best, next).expect(200);
        served.flush();
        Map<String, Object> row = jdbc.sql("SELECT * FROM served_ad WHERE auction_id = ?::uuid")
                .param(page.text("/auction"))
                .query()
                .singleRow();
        long quality = 20_000_000L * 9 / 10;
        assertThat(row)
                .containsEntry("slot", 1)
                .containsEntry("quality", quality)
                .containsEntry("query", word);
        assertThat(row).containsEntry("next_score", 400_000 * quality).containsEntry("bid_micros", 900_000L);
        assertThat(row).containsEntry("price_micros", 410_000L).containsEntry("gsp_micros", 410_000L);
        assertThat(row).containsEntry("vcg_micros", 400_000L);
    }

    @Test
    void letsNoIrrelevantProductIn() {
        TestAdvertiser advertiser = advertiser();
        TestAdvertiser.Item item = advertiser.lists("A");
        advertiser.advertises(item, word, "0.90", "10.00");
        assertThat(winners(word, Map.of(item.product(), "0.29"))).isZero();
        assertThat(winners(word, Map.of(item.product(), "0.30"))).isOne();
        assertThat(winners("another " + word, Map.of(item.product(), "1"))).isZero();
        assertThat(winners(word, Map.of(ProductId.next(), "1"))).isZero();
    }

    @Test
    void showsOnlyWhatCanBeBought() {
        TestAdvertiser advertiser = advertiser();
        TestAdvertiser.Item item = advertiser.lists("A");
        advertiser.advertises(item, word, "0.90", "10.00");
        assertThat(winners(item)).isOne();
        OtherServices.publish("orders", new StockChanged(item.offer(), 0));
        feeds.drain();
        assertThat(winners(item)).isZero();
        OtherServices.publish("orders", new StockChanged(item.offer(), 1));
        OtherServices.publish("catalog", advertiser.offer(item, false));
        feeds.drain();
        assertThat(winners(item)).isZero();
        OtherServices.publish("catalog", advertiser.offer(item, true));
        feeds.drain();
        assertThat(winners(item)).isOne();
        OtherServices.publish("seller", new SellerChanged(advertiser.seller(), "Name", "US", false));
        feeds.drain();
        assertThat(winners(item)).isZero();
    }

    @Test
    void takesChangesIntoTheNextAuction() {
        TestAdvertiser advertiser = advertiser();
        TestAdvertiser.Item item = advertiser.lists("A");
        TestAdvertiser.Campaign campaign = advertiser.advertises(item, word, "0.90", "10.00");
        assertThat(winners(item)).isOne();
        advertiser.api().patch(campaign.path(), Map.of("status", "PAUSED")).expect(200);
        assertThat(winners(item)).isZero();
        advertiser.api().patch(campaign.path(), Map.of("status", "ENABLED")).expect(200);
        assertThat(winners(item)).isOne();
        String keyword = campaign.path() + "/keywords/" + campaign.keyword();
        advertiser.api().patch(keyword, Map.of("status", "PAUSED")).expect(200);
        assertThat(winners(item)).isZero();
        advertiser
                .api()
                .post(
                        campaign.path() + "/ad-groups/" + campaign.group() + "/keywords",
                        Map.of("keywords", List.of(Map.of("text", "blue " + word, "matchType", "EXACT"))))
                .expect(201);
        assertThat(winners("Blue " + word.toUpperCase(Locale.ROOT), Map.of(item.product(), "1")))
                .isOne();
    }

    @Test
    void hearsOfChangesMadeByOtherReplicas() {
        TestAdvertiser advertiser = advertiser();
        TestAdvertiser.Item item = advertiser.lists("A");
        TestAdvertiser.Campaign campaign = advertiser.advertises(item, word, "0.90", "10.00");
        jdbc.sql("UPDATE keyword SET words = ? WHERE id = ?")
                .params(word + " x", campaign.keyword())
                .update();
        jdbc.sql("""
                WITH next AS (UPDATE index_version SET version = version + 1 RETURNING version)
                UPDATE index_change SET version = next.version FROM next WHERE campaign_id = ?""").param(campaign.id()).update();
        Eventually.await(
                Duration.ofSeconds(5),
                () -> winners(word + " x", Map.of(item.product(), "1")) == 1 && winners(item) == 0);
    }

    @Test
    void givesASellerOnePlaceAndAProductOne() {
        TestAdvertiser one = advertiser();
        TestAdvertiser other = advertiser();
        TestAdvertiser.Item a = one.lists("A");
        TestAdvertiser.Item b = one.lists("B");
        TestAdvertiser.Item same = other.lists("A", a.product());
        one.advertises(a, word, "0.90", "10.00");
        one.advertises(b, word, "0.80", "10.00");
        other.advertises(same, word, "0.70", "10.00");
        Api.Reply page = hold(3, a, b).expect(200);
        assertThat(page.at("/winners").size()).isOne();
        assertThat(page.text("/winners/0/offer")).isEqualTo(a.offer().toString());
    }

    @Test
    void holdsAnAuctionInOneCurrency() {
        TestAdvertiser[] sellers = {advertiser(), advertiser(), advertiser()};
        TestAdvertiser.Item[] items =
                Arrays.stream(sellers).map(seller -> seller.lists("A")).toArray(TestAdvertiser.Item[]::new);
        sellers[0].advertises(items[0], word, "9.00", "100.00", "EUR");
        sellers[1].advertises(items[1], word, "0.50", "100.00", "USD");
        sellers[2].advertises(items[2], word, "0.40", "100.00", "USD");
        Api.Reply page = hold(3, items).expect(200);
        assertThat(page.at("/winners").size()).isEqualTo(2);
        assertThat(page.text("/winners/0/offer")).isEqualTo(items[1].offer().toString());
    }

    @Test
    void waitsForTheStartDateAndStopsAfterTheEnd() {
        TestAdvertiser advertiser = advertiser();
        TestAdvertiser.Item item = advertiser.lists("A");
        TestAdvertiser.Campaign campaign = advertiser.advertises(item, word, "0.90", "10.00");
        jdbc.sql("UPDATE campaign SET start_date = start_date + 1 WHERE id = ?")
                .param(campaign.id())
                .update();
        assertThat(winners(item)).isZero();
        jdbc.sql("UPDATE campaign SET start_date = start_date - 11, end_date = start_date - 2 WHERE id = ?")
                .param(campaign.id())
                .update();
        assertThat(winners(item)).isZero();
    }

    @Test
    void stopsWhenTheBudgetIsSpentAndCutsTheLastBids() {
        TestAdvertiser advertiser = advertiser();
        TestAdvertiser.Item item = advertiser.lists("A");
        TestAdvertiser.Campaign campaign = advertiser.advertises(item, word, "0.90", "1.00");
        jdbc.sql("""
                INSERT INTO campaign_day (campaign_id, day, spent, cap)
                SELECT id, (SELECT start_date FROM campaign WHERE id = :id), 950000, 1000000 FROM campaign WHERE id = :id""").param("id", campaign.id()).update();
        Api.Reply page = hold(1, item).expect(200);
        served.flush();
        assertThat(jdbc.sql("SELECT bid_micros FROM served_ad WHERE auction_id = ?::uuid")
                        .param(page.text("/auction"))
                        .query(Long.class)
                        .single())
                .isEqualTo(50_000);
        jdbc.sql("UPDATE campaign_day SET spent = 985000 WHERE campaign_id = ?")
                .param(campaign.id())
                .update();
        assertThat(winners(item)).isZero();
        advertiser
                .api()
                .patch(campaign.path(), Map.of("dailyBudget", money("2.00", "USD")))
                .expect(200);
        assertThat(winners(item)).isOne();
        advertiser
                .api()
                .patch(campaign.path(), Map.of("dailyBudget", money("1.00", "USD")))
                .expect(200);
        jdbc.sql("UPDATE campaign_day SET spent = cap WHERE campaign_id = ?")
                .param(campaign.id())
                .update();
        assertThat(winners(item)).isZero();
    }

    @Test
    void needsOneStatementAndOneBatch() throws Exception {
        TestAdvertiser[] sellers = {advertiser(), advertiser(), advertiser()};
        TestAdvertiser.Item[] items =
                Arrays.stream(sellers).map(seller -> seller.lists("A")).toArray(TestAdvertiser.Item[]::new);
        for (int i = 0; i < sellers.length; i++) {
            sellers[i].advertises(items[i], word, "0.90", "10.00");
        }
        hold(3, items).expect(200);
        served.flush();
        List<String> sent = new ArrayList<>(SqlStatements.duringInAllThreads(() -> {
            hold(3, items).expect(200);
            served.flush();
        }));
        sent.removeIf(sql -> sql.contains("scheduled_tasks"));
        assertThat(sent.stream().filter(sql -> sql.startsWith("SELECT") && !sql.contains("index_version")))
                .hasSize(1);
        assertThat(sent.stream().filter(sql -> sql.startsWith("INSERT"))).hasSize(2);
        assertThat(sent).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void asksFurtherWhenTheBestCannotTakePart() {
        List<TestAdvertiser> sellers =
                IntStream.range(0, 36).mapToObj(i -> advertiser()).toList();
        List<TestAdvertiser.Item> items =
                sellers.stream().map(seller -> seller.lists("A")).toList();
        for (int i = 0; i < sellers.size(); i++) {
            sellers.get(i).advertises(items.get(i), word, "0." + (90 - i), "10.00");
        }
        items.subList(0, 33).forEach(item -> OtherServices.publish("orders", new StockChanged(item.offer(), 0)));
        feeds.drain();
        Api.Reply page = hold(2, items.toArray(TestAdvertiser.Item[]::new)).expect(200);
        assertThat(page.at("/winners").size()).isEqualTo(2);
        assertThat(page.text("/winners/0/offer"))
                .isEqualTo(items.get(33).offer().toString());
        served.flush();
        assertThat(jdbc.sql("SELECT price_micros FROM served_ad WHERE auction_id = ?::uuid ORDER BY slot")
                        .param(page.text("/auction"))
                        .query(Long.class)
                        .list())
                .containsExactly(570_000L, 560_000L);
    }

    @Test
    void learnsClickRates() {
        TestAdvertiser advertiser = advertiser();
        TestAdvertiser.Item item = advertiser.lists("A");
        TestAdvertiser.Campaign campaign = advertiser.advertises(item, word, "0.90", "10.00");
        for (int i = 0; i < 10; i++) {
            hold(1, item).expect(200);
        }
        advance(Duration.ZERO);
        api().as(Tokens.service("gateway"))
                .post("/internal/test-clock/settle", Map.of())
                .expect(200);
        long rate = jdbc.sql("""
                SELECT r.rate FROM click_rate r JOIN ad a ON a.id = r.ad_id JOIN ad_group g ON g.id = a.ad_group_id
                 WHERE g.campaign_id = ?""").param(campaign.id()).query(Long.class).single();
        assertThat(rate).isEqualTo(4_000_000_000L / 210);
        Api.Reply page = hold(1, item).expect(200);
        served.flush();
        assertThat(jdbc.sql("SELECT click_rate FROM served_ad WHERE auction_id = ?::uuid")
                        .param(page.text("/auction"))
                        .query(Long.class)
                        .single())
                .isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"query\":\"\",\"slots\":1,\"candidates\":[]}",
                "{\"query\":\"x\",\"slots\":0,\"candidates\":[]}",
                "{\"query\":\"x\",\"slots\":11,\"candidates\":[]}",
                "{\"query\":\"x\",\"slots\":1}",
                "{\"query\":\"x\",\"slots\":1,\"candidates\":[null]}",
                "{\"query\":\"x\",\"slots\":1,\"candidates\":[{\"product\":\"x\",\"relevance\":0.5}]}",
                "{\"query\":\"x\",\"slots\":1,\"candidates\":[{\"product\":\"0198c0de-0000-7000-8000-000000000000\",\"relevance\":1.1}]}",
                "{\"query\":\"x\",\"slots\":1,\"candidates\":[{\"product\":\"0198c0de-0000-7000-8000-000000000000\",\"relevance\":-0.1}]}",
                "{\"query\":\"x\",\"slots\":1,\"candidates\":[{\"product\":\"0198c0de-0000-7000-8000-000000000000\"}]}"
            })
    void refusesRequestsThatMakeNoSense(String request) {
        assertThat(catalog().post("/internal/auctions", request).expect(400).code())
                .isNotEmpty();
    }

    private int winners(TestAdvertiser.Item... items) {
        return hold(3, items).expect(200).at("/winners").size();
    }

    private int winners(String query, Map<ProductId, String> relevance) {
        return catalog()
                .post("/internal/auctions", request(query, 3, relevance))
                .expect(200)
                .at("/winners")
                .size();
    }

    private Api.Reply hold(int slots, TestAdvertiser.Item... items) {
        Map<ProductId, String> relevance = new LinkedHashMap<>();
        for (TestAdvertiser.Item item : items) {
            relevance.put(item.product(), "0.9");
        }
        return catalog().post("/internal/auctions", request(word, slots, relevance));
    }

    private static Map<String, Object> request(String query, int slots, Map<ProductId, String> relevance) {
        return Map.of(
                "query",
                query,
                "slots",
                slots,
                "candidates",
                relevance.entrySet().stream()
                        .map(entry -> Map.of("product", entry.getKey(), "relevance", new BigDecimal(entry.getValue())))
                        .toList());
    }
}
