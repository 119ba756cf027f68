package dev.flywheel.ads.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.ads.TestAdvertiser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClickBillingTest extends AdsServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @Autowired
    private ClickBilling billing;

    private TestAdvertiser advertiser;
    private TestAdvertiser.Campaign campaign;

    @BeforeEach
    void advertise() {
        advertiser = advertiser();
        campaign = advertiser.advertises(advertiser.lists("A"), "billing test", "0.90", "10.00");
    }

    @Test
    void statesOneEntryForABatch() {
        charged(NOON, 371_112);
        charged(NOON.plusSeconds(60), 410_000);
        assertThat(billing.closeBatches()).isPositive();
        JsonNode entry = entries().getFirst();
        assertThat(entries()).hasSize(1);
        assertThat(entry.at("/key").asString()).isEqualTo("ads:" + campaign.id() + ":batch:1");
        assertThat(Instant.parse(entry.at("/effectiveAt").asString())).isEqualTo(NOON.plusSeconds(60));
        assertThat(entry.at("/lines").size()).isEqualTo(2);
        assertLine(entry.at("/lines/0"), "ADVERTISER_RECEIVABLE", "DEBIT");
        assertLine(entry.at("/lines/1"), "ADVERTISING_REVENUE", "CREDIT");
    }

    private void assertLine(JsonNode line, String account, String side) {
        assertThat(line.at("/account").asString()).isEqualTo(account);
        assertThat(line.at("/side").asString()).isEqualTo(side);
        assertThat(line.at("/amount/amount").asString()).isEqualTo("0.78");
        assertThat(line.at("/amount/currency").asString()).isEqualTo("USD");
        assertThat(line.at("/dimensions/country").asString()).isEqualTo("DE");
        assertThat(line.at("/dimensions/segment").asString()).isEqualTo("INTERNATIONAL");
        assertThat(line.at("/dimensions/seller").asString())
                .isEqualTo(advertiser.account().toString());
        assertThat(line.at("/dimensions/reference").asString()).isEqualTo("campaign:" + campaign.id());
    }

    @Test
    void losesNoFractionOfACentOverManyBatches() {
        Random random = new Random(5);
        long micros = 0;
        for (int batch = 1; batch <= 40; batch++) {
            for (int click = random.nextInt(3); click >= 0; click--) {
                long price = 20_000 + random.nextInt(5_000);
                charged(NOON.plusSeconds(batch), price);
                micros += price;
            }
            billing.closeBatches();
            assertThat(billedInBooks()).isEqualTo(rounded(micros));
        }
        assertThat(batches()).isEqualTo(40);
        assertThat(entries()).hasSize(40);
    }

    @Test
    void carriesOnWhatIsLessThanHalfACent() {
        jdbc.sql("UPDATE campaign SET currency = 'JPY' WHERE id = ?")
                .param(campaign.id())
                .update();
        charged(NOON, 400_000);
        billing.closeBatches();
        assertThat(entries()).isEmpty();
        assertThat(batches()).isOne();
        charged(NOON, 200_000);
        billing.closeBatches();
        assertThat(billedInBooks()).isEqualByComparingTo("1");
        assertThat(entries().getFirst().at("/key").asString()).endsWith(":batch:2");
    }

    @Test
    void billsEachDayByItself() {
        charged(NOON, 500_000);
        charged(NOON.plusSeconds(86_400), 300_000);
        billing.closeBatches();
        assertThat(entries())
                .extracting(entry -> entry.at("/effectiveAt").asString().substring(0, 10))
                .containsExactly("2026-05-04", "2026-05-05");
        assertThat(billing.closeBatches()).isZero();
        charged(NOON.plusSeconds(5), 100_000);
        assertThat(billing.closeBatches()).as("a click that was committed late").isOne();
        assertThat(billedInBooks()).isEqualByComparingTo("0.90");
    }

    @Test
    void billsNoClickTwiceHoweverManyBillAtOnce() throws Exception {
        List<TestAdvertiser.Campaign> campaigns = new ArrayList<>(List.of(campaign));
        for (int i = 0; i < 4; i++) {
            campaigns.add(advertiser.advertises(
                    new TestAdvertiser.Item(null, null, "A"), "billing test " + i, "0.90", "10.00"));
        }
        for (TestAdvertiser.Campaign each : campaigns) {
            for (int i = 0; i < 50; i++) {
                charged(each.id(), NOON.plusSeconds(i), 123_457);
            }
        }
        int closed = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tasks = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> billing::closeBatches)
                    .toList();
            for (Future<Integer> future : executor.invokeAll(tasks)) {
                closed += future.get();
            }
        }
        assertThat(closed).isEqualTo(5);
        for (TestAdvertiser.Campaign each : campaigns) {
            campaign = each;
            assertThat(entries()).hasSize(1);
            assertThat(billedInBooks()).isEqualByComparingTo("6.17");
            assertThat(jdbc.sql("SELECT clicks FROM click_batch WHERE campaign_id = ?")
                            .param(each.id())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(50);
        }
    }

    private static BigDecimal rounded(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.HALF_UP);
    }

    private void charged(Instant at, long price) {
        charged(campaign.id(), at, price);
    }

    private void charged(UUID ofCampaign, Instant at, long price) {
        jdbc.sql("""
                INSERT INTO ad_click (auction_id, slot, campaign_id, ad_id, keyword_id, advertiser_id, product_id, viewer,
                                      clicked_at, day, price_micros, charged_micros, currency)
                VALUES (:id, 1, :campaign, :id, :id, :advertiser, :id, 1, :at, :day, :price, :price, 'USD')""")
                .param("id", UUID.randomUUID())
                .param("campaign", ofCampaign)
                .param("advertiser", advertiser.account().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
                .param("price", price)
                .update();
    }

    private List<JsonNode> entries() {
        return jdbc
                .sql("SELECT data::text FROM event_log WHERE type = 'JournalEntry' AND subject LIKE ? ORDER BY tx, seq")
                .param("journal:ads:" + campaign.id() + ":%")
                .query(String.class)
                .list()
                .stream()
                .map(JSON::readTree)
                .toList();
    }

    private BigDecimal billedInBooks() {
        return entries().stream()
                .map(entry -> new BigDecimal(entry.at("/lines/0/amount/amount").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private int batches() {
        return jdbc.sql("SELECT count(*) FROM click_batch WHERE campaign_id = ?")
                .param(campaign.id())
                .query(Integer.class)
                .single();
    }
}
