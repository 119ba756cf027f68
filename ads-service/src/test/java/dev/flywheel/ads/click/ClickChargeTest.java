package dev.flywheel.ads.click;

import static dev.flywheel.ads.TestAdvertiser.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.ads.TestAdvertiser;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.SqlStatements;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClickChargeTest extends AdsServiceTest {

    private static final String BROWSER = ClickRuleTest.BROWSER;

    @Autowired
    private ClickTokens tokens;

    @Autowired
    private Clock clock;

    private final AtomicInteger addresses = new AtomicInteger();
    private TestAdvertiser advertiser;
    private TestAdvertiser.Item item;
    private TestAdvertiser.Campaign campaign;

    @BeforeEach
    void advertise() {
        advertiser = advertiser();
        item = advertiser.lists("A");
        campaign = advertiser.advertises(item, "click test", "0.90", "10.00");
    }

    @Test
    void chargesAClickAndShowsTheWay() {
        ServedAd ad = served(371_112, null);
        Api.Reply landing = click(ad).expect(200);
        assertThat(landing.text("/productId")).isEqualTo(item.product().toString());
        assertThat(landing.text("/offerId")).isEqualTo(item.offer().toString());
        assertThat(landing.text("/location")).isEqualTo("/products/" + item.product());
        assertThat(row(ad)).containsEntry("charged_micros", 371_112L).containsEntry("reason", null);
        assertThat(spent()).isEqualTo(371_112);
    }

    @Test
    void chargesATokenOnceHoweverOftenItIsUsedAtOnce() throws Exception {
        ServedAd ad = served(500_000, null);
        String token = tokens.issue(ad);
        Set<String> answers = Set.copyOf(
                atOnce(50, number -> click(token, BROWSER).expect(200).body()));
        assertThat(answers).hasSize(1);
        assertThat(spent()).isEqualTo(500_000);
        assertThat(row(ad)).containsEntry("charged_micros", 500_000L).containsEntry("repeats", 49);
    }

    @Test
    void neverSpendsMoreThanTheBudget() throws Exception {
        Random random = new Random(11);
        int clicks = 64 * 12;
        List<ServedAd> served = IntStream.range(0, clicks)
                .mapToObj(i -> served(20_000 + random.nextInt(80_000), null))
                .toList();
        long wanted = served.stream().mapToLong(ServedAd::price).sum();
        assertThat(wanted).isGreaterThan(3 * 10_000_000L);
        atOnce(64, thread -> {
            for (int i = thread; i < clicks; i += 64) {
                click(served.get(i)).expect(200);
            }
            return thread;
        });
        assertThat(spent()).isEqualTo(charged()).isLessThanOrEqualTo(10_000_000);
        assertThat(10_000_000 - spent())
                .as("too little is left for the cheapest click")
                .isLessThan(100_000);
        assertThat(count("reason IS NULL") + count("reason = 'OVER_BUDGET'")).isEqualTo(clicks);
        assertThat(count("reason = 'OVER_BUDGET'")).isPositive();
    }

    @Test
    void keepsThePromiseWhileTheBudgetIsChanged() throws Exception {
        Random random = new Random(12);
        List<ServedAd> served = IntStream.range(0, 400)
                .mapToObj(i -> served(20_000 + random.nextInt(80_000), null))
                .toList();
        atOnce(17, thread -> {
            if (thread == 16) {
                for (String budget : List.of("5.00", "12.00", "1.00", "8.00", "3.00")) {
                    advertiser
                            .api()
                            .patch(campaign.path(), Map.of("dailyBudget", money(budget, "USD")))
                            .expect(200);
                }
                return thread;
            }
            for (int i = thread; i < served.size(); i += 16) {
                click(served.get(i)).expect(200);
            }
            return thread;
        });
        assertThat(spent()).isEqualTo(charged()).isLessThanOrEqualTo(12_000_000);
        assertThat(jdbc.sql("SELECT cap = greatest(spent, 3000000) FROM campaign_day WHERE campaign_id = ?")
                        .param(campaign.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void startsEachDayWithAFreshBudget() {
        advertiser
                .api()
                .patch(campaign.path(), Map.of("dailyBudget", money("1.00", "USD")))
                .expect(200);
        click(served(900_000, null)).expect(200);
        click(served(900_000, null)).expect(200);
        assertThat(count("reason = 'OVER_BUDGET'")).isOne();
        advance(Duration.ofDays(1));
        click(served(900_000, null)).expect(200);
        assertThat(spent()).isEqualTo(1_800_000);
        assertThat(count("reason IS NULL")).isEqualTo(2);
    }

    @Test
    void keepsTheReasonAndTellsNobody() {
        AccountId shopper = AccountId.next();
        ServedAd good = served(100_000, null);
        ServedAd second = served(100_000, good.ad());
        ServedAd bots = served(100_000, null);
        ServedAd prefetched = served(100_000, null);
        ServedAd own = served(100_000, null);
        List<Api.Reply> landings = List.of(
                click(as(shopper, Role.SHOPPER), good),
                click(as(shopper, Role.SHOPPER), second),
                click(tokens.issue(bots), "Examplebot/1.0"),
                api().with("Sec-Purpose", "prefetch")
                        .with("User-Agent", BROWSER)
                        .post(path(prefetched), null),
                click(advertiser.api(), own));
        assertThat(landings.stream().map(Api.Reply::body).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(landings).allMatch(landing -> landing.status() == 200);
        assertThat(row(good)).containsEntry("reason", null).containsEntry("shopper", shopper.value());
        assertThat(row(second)).containsEntry("reason", "DOUBLE_CLICK");
        assertThat(row(bots)).containsEntry("reason", "AUTOMATED");
        assertThat(row(prefetched)).containsEntry("reason", "AUTOMATED");
        assertThat(row(own)).containsEntry("reason", "OWN_AD");
        assertThat(spent()).isEqualTo(100_000);
    }

    @Test
    void chargesNothingAfterTwoHours() {
        ServedAd late = served(100_000, null);
        ServedAd early = served(100_000, null);
        advance(Duration.ofMinutes(119));
        click(early).expect(200);
        advance(Duration.ofMinutes(2));
        click(late).expect(200);
        assertThat(row(early)).containsEntry("reason", null);
        assertThat(row(late)).containsEntry("reason", "EXPIRED").containsEntry("charged_micros", 0L);
    }

    @Test
    void chargesAViewerTenTimesADayForOneAd() {
        UUID ad = UUID.randomUUID();
        Api shopper = as(AccountId.next(), Role.SHOPPER);
        for (int i = 0; i < 12; i++) {
            click(shopper, served(20_000, ad)).expect(200);
            advance(Duration.ofSeconds(3));
        }
        assertThat(count("reason IS NULL")).isEqualTo(10);
        assertThat(count("reason = 'TOO_MANY'")).isEqualTo(2);
    }

    @Test
    void knowsNoTokensButItsOwn() {
        String token = tokens.issue(served(100_000, null));
        for (String forged : List.of("x", token.substring(1), token + "A", "A".repeat(210), "%F0%9F%8D%B5")) {
            assertThat(click(forged, BROWSER).expect(404).code()).isEqualTo("not_found");
        }
        api().get("/ads/clicks/" + token).expect(401);
        assertThat(count("true")).isZero();
    }

    @Test
    void needsFewStatements() throws Exception {
        click(served(100_000, null)).expect(200);
        ServedAd ad = served(100_000, null);
        List<String> sent = SqlStatements.inRequests(() -> click(ad).expect(200));
        assertThat(sent).hasSize(3);
    }

    private ServedAd served(long price, @Nullable UUID ad) {
        return new ServedAd(
                UUID.randomUUID(),
                1,
                new CampaignId(campaign.id()),
                ad == null ? UUID.randomUUID() : ad,
                campaign.keyword(),
                advertiser.seller(),
                item.product(),
                item.offer(),
                price,
                Currency.getInstance("USD"),
                ServedAd.NOBODY,
                clock.instant());
    }

    private String path(ServedAd ad) {
        return "/ads/clicks/" + tokens.issue(ad);
    }

    private Api.Reply click(ServedAd ad) {
        return click(tokens.issue(ad), BROWSER);
    }

    private Api.Reply click(Api caller, ServedAd ad) {
        return caller.with("User-Agent", BROWSER).post(path(ad), null);
    }

    private Api.Reply click(String token, String userAgent) {
        return api().with("User-Agent", userAgent)
                .with("X-Forwarded-For", "192.0.2.1, 198.51.100." + addresses.incrementAndGet())
                .post("/ads/clicks/" + token, null);
    }

    private long spent() {
        return sum("SELECT sum(spent) FROM campaign_day WHERE campaign_id = ?");
    }

    private long charged() {
        return sum("SELECT sum(charged_micros) FROM ad_click WHERE campaign_id = ?");
    }

    private long count(String condition) {
        return sum("SELECT count(*) FROM ad_click WHERE campaign_id = ? AND " + condition);
    }

    private long sum(String sql) {
        return jdbc.sql(sql).param(campaign.id()).query(Long.class).single();
    }

    private Map<String, Object> row(ServedAd ad) {
        return jdbc.sql("SELECT * FROM ad_click WHERE auction_id = ?")
                .param(ad.auction())
                .query()
                .singleRow();
    }

    private interface Work<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Work<T> work) throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> tasks = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(number -> () -> work.run(number))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
