package dev.flywheel.ads.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.contracts.ads.Auctions;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProductId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Says how long auctions take among 10,000 ads. It measures and asserts no speed: see the benchmarks for that. */
class AuctionTimingTest extends AdsServiceTest {

    private static final int ADS = 10_000;
    private static final int KEYWORDS = 100;
    private static final int AUCTIONS = 2_000;

    @Autowired
    private AuctionHouse house;

    @Autowired
    private ServedLog served;

    @Test
    void holdsAuctionsAmongTenThousandAds() {
        List<ProductId> products = seed();
        Random random = new Random(3);
        long[] nanos = new long[AUCTIONS];
        int winners = 0;
        long start = System.nanoTime();
        // What was written past the service is seen like another replica's change: after a second at most.
        await().atMost(Duration.ofSeconds(30)).until(() -> knowsAll(products));
        long load = System.nanoTime() - start;
        for (int i = 0; i < AUCTIONS; i++) {
            Auctions.Request request = request(products, random.nextInt(KEYWORDS));
            start = System.nanoTime();
            winners += house.hold(request).winners().size();
            nanos[i] = System.nanoTime() - start;
        }
        served.flush();
        assertThat(winners).isEqualTo(AUCTIONS * 4);
        Arrays.sort(nanos);
        LoggerFactory.getLogger(getClass())
                .info(
                        "{} auctions among {} ads, {} matching each: p50 {} us, p99 {} us; all known after {} ms",
                        AUCTIONS,
                        ADS,
                        ADS / KEYWORDS,
                        nanos[AUCTIONS / 2] / 1000,
                        nanos[AUCTIONS * 99 / 100] / 1000,
                        load / 1_000_000);
    }

    private boolean knowsAll(List<ProductId> products) {
        return IntStream.range(0, KEYWORDS)
                .allMatch(keyword ->
                        house.hold(request(products, keyword)).winners().size() == 4);
    }

    private static Auctions.Request request(List<ProductId> products, int keyword) {
        List<Auctions.Candidate> candidates = new ArrayList<>();
        for (int i = keyword; i < ADS; i += KEYWORDS) {
            candidates.add(new Auctions.Candidate(products.get(i), new BigDecimal("0.8")));
        }
        return new Auctions.Request("timing words " + keyword, 4, null, candidates);
    }

    /** A campaign with one ad for each, straight into the tables. */
    private List<ProductId> seed() {
        List<ProductId> products = new ArrayList<>();
        List<UUID> campaigns = new ArrayList<>();
        List<UUID> groups = new ArrayList<>();
        for (int i = 0; i < ADS; i++) {
            products.add(ProductId.next());
            campaigns.add(Ids.next());
            groups.add(Ids.next());
        }
        insert("advertiser (id, created_at) SELECT id, now()", campaigns, groups, products);
        insert(
                "campaign (id, advertiser_id, name, daily_budget_micros, currency, status, start_date, created_at,"
                        + " changed_at, version) SELECT id, id, 'x', 1000000000, 'USD', 'ENABLED', '2026-01-01', now(), now(), 0",
                campaigns,
                groups,
                products);
        insert(
                "ad_group (id, campaign_id, name, default_bid_micros, status) SELECT g, id, 'x', 100000 + n * 37, 'ENABLED'",
                campaigns,
                groups,
                products);
        insert(
                "offer (id, seller_id, sku, product_id, title, buyable) SELECT g, id, 'x', product, 'x', true",
                campaigns,
                groups,
                products);
        insert("stock (offer_id, sellable) SELECT g, 5", campaigns, groups, products);
        insert(
                "ad (id, ad_group_id, sku, offer_id, status) SELECT product, g, 'x', g, 'ENABLED'",
                campaigns,
                groups,
                products);
        insert(
                "keyword (id, ad_group_id, text, words, match_type, status)"
                        + " SELECT g, g, 'x', 'timing word ' || ((n - 1) % " + KEYWORDS + "), 'EXACT', 'ENABLED'",
                campaigns,
                groups,
                products);
        insert(
                "index_change (campaign_id, version) SELECT id, (SELECT version + 1 FROM index_version)",
                campaigns,
                groups,
                products);
        jdbc.sql("UPDATE index_version SET version = version + 1").update();
        jdbc.sql("ANALYZE").update();
        return products;
    }

    private void insert(String into, List<UUID> campaigns, List<UUID> groups, List<ProductId> products) {
        jdbc.sql("INSERT INTO " + into
                        + " FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) WITH ORDINALITY AS t (id, g, product, n)")
                .params(array(campaigns), array(groups), array(products))
                .update();
    }

    private static String array(List<?> ids) {
        return ids.toString().replace('[', '{').replace(']', '}').replace(" ", "");
    }
}
