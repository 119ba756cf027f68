package dev.flywheel.ads.campaign;

import static dev.flywheel.ads.TestAdvertiser.money;
import static dev.flywheel.ads.TestAdvertiser.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.ads.TestAdvertiser;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.OtherServices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignApiTest extends AdsServiceTest {

    private TestAdvertiser advertiser;
    private TestAdvertiser.Item kettle;

    @BeforeEach
    void openAdvertiser() {
        advertiser = advertiser();
        kettle = advertiser.lists("KETTLE-1");
    }

    @Test
    void makesACampaignWithAllThatIsInIt() {
        Api.Reply made = create(plan("KETTLE-1", "Electric Kettles", "0.45", "10.00", "USD"))
                .expect(201);
        String path = "/ads/campaigns/" + made.text("/campaignId");
        assertThat(made.headers().firstValue("Location")).contains(path);
        assertThat(made.headers().firstValue("ETag")).contains("\"0\"");
        Api.Reply read = advertiser.api().get(path).expect(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(read.text("/status")).isEqualTo("ENABLED");
        assertThat(read.text("/dailyBudget/amount")).isEqualTo("10.00");
        assertThat(read.text("/adGroups/0/ads/0/offerId"))
                .isEqualTo(kettle.offer().toString());
        assertThat(read.text("/adGroups/0/keywords/0/text")).isEqualTo("Electric Kettles");
        assertThat(read.text("/adGroups/0/keywords/0/bid/amount")).isEqualTo("0.450000");
    }

    @Test
    void listsOwnCampaignsPageByPage() {
        List<String> made = IntStream.range(0, 5)
                .mapToObj(i -> create(plan("KETTLE-1", "kettle " + i, "0.45", "10.00", "USD"))
                        .text("/campaignId"))
                .toList();
        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            Api.Reply page = advertiser
                    .api()
                    .get("/ads/campaigns?limit=2&cursor=" + next)
                    .expect(200);
            page.at("/items").forEach(item -> listed.add(item.at("/campaignId").asString()));
            next = page.text("/next");
        } while (!next.isEmpty());
        assertThat(listed).isEqualTo(made.reversed());
        assertThat(advertiser()
                        .api()
                        .get("/ads/campaigns")
                        .expect(200)
                        .at("/items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void readsACampaignWithFewStatements() throws Exception {
        Map<String, Object> plan = new HashMap<>(plan("KETTLE-1", "kettle", "0.45", "10.00", "USD"));
        Object group = ((List<?>) plan.get("adGroups")).getFirst();
        plan.put("adGroups", List.of(group, group, group));
        String path = "/ads/campaigns/" + create(plan).expect(201).text("/campaignId");
        List<String> sent =
                SqlStatements.inRequests(() -> advertiser.api().get(path).expect(200));
        assertThat(sent.stream().filter(sql -> sql.contains("from"))).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void answersTheSameForTheSameKey() {
        Map<String, Object> plan = plan("KETTLE-1", "kettle", "0.45", "10.00", "USD");
        Api keyed = advertiser.api().key("campaign-1");
        Api.Reply first = keyed.post("/ads/campaigns", plan).expect(201);
        Api.Reply again = keyed.post("/ads/campaigns", plan).expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(keyed.post("/ads/campaigns", plan("KETTLE-1", "pot", "0.45", "10.00", "USD"))
                        .expect(422)
                        .code())
                .isEqualTo("idempotency_key_reused");
        assertThat(advertiser.api().get("/ads/campaigns").at("/items").size()).isEqualTo(1);
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        TestAdvertiser.Campaign campaign = advertiser.advertises(kettle, "kettle", "0.45", "10.00");
        Api.Reply renamed = advertiser
                .api()
                .with("If-Match", "\"0\"")
                .patch(campaign.path(), Map.of("name", "Spring"))
                .expect(200);
        assertThat(renamed.text("/name")).isEqualTo("Spring");
        assertThat(renamed.text("/dailyBudget/amount")).isEqualTo("10.00");
        assertThat(renamed.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(advertiser
                        .api()
                        .with("If-Match", "\"0\"")
                        .patch(campaign.path(), Map.of("name", "Late"))
                        .expect(412)
                        .code())
                .isEqualTo("changed_meanwhile");
        Api.Reply paused = advertiser
                .api()
                .patch(campaign.path(), Map.of("status", "PAUSED", "dailyBudget", money("25.00", "USD")))
                .expect(200);
        assertThat(paused.text("/status")).isEqualTo("PAUSED");
        assertThat(paused.text("/name")).isEqualTo("Spring");
        assertThat(paused.text("/dailyBudget/amount")).isEqualTo("25.00");
    }

    @Test
    void keepsArchivedCampaignsAsTheyAre() {
        TestAdvertiser.Campaign campaign = advertiser.advertises(kettle, "kettle", "0.45", "10.00");
        advertiser.api().patch(campaign.path(), Map.of("status", "ARCHIVED")).expect(200);
        assertThat(advertiser
                        .api()
                        .patch(campaign.path(), Map.of("status", "ENABLED"))
                        .expect(409)
                        .code())
                .isEqualTo("campaign_archived");
        assertThat(advertiser.api().get(campaign.path()).text("/status")).isEqualTo("ARCHIVED");
    }

    @Test
    void addsAdsAndKeywordsAndChangesBids() {
        advertiser.lists("KETTLE-2");
        TestAdvertiser.Campaign campaign = advertiser.advertises(kettle, "kettle", "0.45", "10.00");
        String group = campaign.path() + "/ad-groups/" + campaign.group();
        advertiser
                .api()
                .post(group + "/ads", Map.of("ads", List.of(Map.of("sku", "KETTLE-2"))))
                .expect(201);
        Map<String, Object> tea = Map.of("keywords", List.of(Map.of("text", "Teapots", "matchType", "EXACT")));
        Api.Reply added = advertiser.api().post(group + "/keywords", tea).expect(201);
        assertThat(added.at("/adGroups/0/ads").size()).isEqualTo(2);
        assertThat(added.text("/adGroups/0/keywords/1/bid/amount")).isEqualTo("0.100000");
        assertThat(added.at("/version").asLong()).isEqualTo(2);
        assertThat(advertiser.api().post(group + "/keywords", tea).expect(409).code())
                .isEqualTo("already_in_ad_group");
        String keyword = campaign.path() + "/keywords/" + campaign.keyword();
        Api.Reply raised = advertiser
                .api()
                .patch(keyword, Map.of("bid", money("0.60", "USD"), "status", "PAUSED"))
                .expect(200);
        assertThat(raised.text("/adGroups/0/keywords/0/bid/amount")).isEqualTo("0.600000");
        assertThat(raised.text("/adGroups/0/keywords/0/status")).isEqualTo("PAUSED");
        advertiser.api().patch(keyword, Map.of("status", "ARCHIVED")).expect(200);
        assertThat(advertiser
                        .api()
                        .patch(keyword, Map.of("status", "ENABLED"))
                        .expect(409)
                        .code())
                .isEqualTo("illegal_status_change");
        advertiser
                .api()
                .post(group + "/keywords", Map.of("keywords", List.of(Map.of("text", "kettles", "matchType", "EXACT"))))
                .expect(201);
    }

    @Test
    void showsNobodyElsesCampaigns() {
        TestAdvertiser.Campaign campaign = advertiser.advertises(kettle, "kettle", "0.45", "10.00");
        Api other = advertiser().api();
        other.get(campaign.path()).expect(404);
        other.patch(campaign.path(), Map.of("status", "PAUSED")).expect(404);
        other.get(campaign.path() + "/report").expect(404);
        other.patch(campaign.path() + "/keywords/" + campaign.keyword(), Map.of("status", "PAUSED"))
                .expect(404);
        advertiser.api().get("/ads/campaigns/" + UUID.randomUUID()).expect(404);
    }

    @Test
    void advertisesOwnOffersOnly() {
        advertiser().lists("FOREIGN-1");
        Api.Reply refused =
                create(plan("FOREIGN-1", "kettle", "0.45", "10.00", "USD")).expect(422);
        assertThat(refused.code()).isEqualTo("unknown_sku");
        assertThat(refused.text("/errors/0/field")).isEqualTo("adGroups[0].ads[0].sku");
        assertThat(advertiser.api().get("/ads/campaigns").at("/items").isEmpty())
                .isTrue();
    }

    @Test
    void readsTheCatalogueBeforeItCallsASkuUnknown() {
        TestAdvertiser.Item fresh = new TestAdvertiser.Item(OfferId.next(), ProductId.next(), "FRESH-1");
        OtherServices.publish("catalog", advertiser.offer(fresh, true));
        create(plan("FRESH-1", "kettle", "0.45", "10.00", "USD")).expect(201);
    }

    @Test
    void wantsAnAdvertiserAccountFirst() {
        Api.Reply refused = as(AccountId.next(), Role.ADVERTISER)
                .post("/ads/campaigns", plan("KETTLE-1", "kettle", "0.45", "10.00", "USD"))
                .expect(409);
        assertThat(refused.code()).isEqualTo("no_advertiser_account");
        as(AccountId.next(), Role.SHOPPER).get("/ads/campaigns").expect(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"EXACT\"' | '\"PHRASE\"' | 422 | unsupported_match_type | adGroups[0].keywords[0].matchType",
                "'\"EXACT\"' | '\"FUZZY\"' | 400 | invalid_request | adGroups[0].keywords[0].matchType",
                "'\"kettle\"' | '\"!!!\"' | 422 | keyword_without_words | adGroups[0].keywords[0].text",
                "'\"0.45\"' | '\"0.01\"' | 422 | bid_out_of_range | adGroups[0].keywords[0].bid",
                "'\"0.45\"' | '\"-1\"' | 400 | invalid_request | adGroups[0].keywords[0].bid",
                "'\"0.45\"' | 0.45 | 400 | invalid_request | adGroups[0].keywords[0].bid.amount",
                "'\"10.00\"' | '\"0.50\"' | 422 | budget_out_of_range | dailyBudget",
                "'\"10.00\"' | '\"99999999999999999999\"' | 400 | invalid_request | dailyBudget",
                "'\"name\":\"Campaign for KETTLE-1\"' | '\"name\":\" \"' | 400 | invalid_request | name",
                "'\"name\":\"Campaign for KETTLE-1\"' | '\"name\":null' | 400 | invalid_request | name",
                "'\"name\":\"Campaign for KETTLE-1\"' | '\"name\":\"x\",\"x\":1' | 400 | unknown_field | x",
                "'\"name\":\"Campaign for KETTLE-1\"' | '\"name\":\"x\",\"endDate\":\"2020-01-01\"' | 422 | dates_out_of_order | endDate",
                "'\"name\":\"Campaign for KETTLE-1\"' | '\"name\":\"x\",\"startDate\":\"soon\"' | 400 | invalid_request | startDate"
            })
    void namesTheFieldThatIsWrong(String good, String bad, int status, String code, String field) {
        String plan = "{\"name\":\"Campaign for KETTLE-1\",\"dailyBudget\":{\"amount\":\"10.00\",\"currency\":\"USD\"},"
                + "\"adGroups\":[{\"name\":\"Group\",\"defaultBid\":{\"amount\":\"0.10\",\"currency\":\"USD\"},"
                + "\"ads\":[{\"sku\":\"KETTLE-1\"}],\"keywords\":[{\"text\":\"kettle\",\"matchType\":\"EXACT\","
                + "\"bid\":{\"amount\":\"0.45\",\"currency\":\"USD\"}}]}]}";
        assertThat(plan).contains(good);
        Api.Reply refused = create(plan.replace(good, bad)).expect(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(advertiser.api().get("/ads/campaigns").at("/items").isEmpty())
                .isTrue();
    }

    @Test
    void refusesMixedCurrenciesAndDoubleKeywords() {
        assertThat(create(Map.of(
                                "name",
                                "Mixed",
                                "dailyBudget",
                                money("10.00", "USD"),
                                "adGroups",
                                List.of(Map.of("name", "Group", "defaultBid", money("0.10", "EUR")))))
                        .expect(422)
                        .code())
                .isEqualTo("currency_mismatch");
        List<Map<String, String>> keywords = List.of(
                Map.of("text", "Kettles", "matchType", "EXACT"), Map.of("text", "kettle", "matchType", "EXACT"));
        assertThat(create(Map.of(
                                "name",
                                "Double",
                                "dailyBudget",
                                money("10.00", "USD"),
                                "adGroups",
                                List.of(Map.of(
                                        "name", "Group", "defaultBid", money("0.10", "USD"), "keywords", keywords))))
                        .expect(409)
                        .text("/errors/0/field"))
                .isEqualTo("adGroups[0].keywords[1].text");
    }

    private Api.Reply create(Object plan) {
        return advertiser.api().post("/ads/campaigns", plan);
    }
}
