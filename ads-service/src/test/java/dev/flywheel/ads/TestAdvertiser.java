package dev.flywheel.ads;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.service.OtherServices;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A seller who advertises, as tests need him. */
public record TestAdvertiser(AdsServiceTest test, AccountId account) {

    static TestAdvertiser open(AdsServiceTest test) {
        TestAdvertiser advertiser = new TestAdvertiser(test, AccountId.next());
        OtherServices.publish("seller", new SellerChanged(advertiser.seller(), advertiser.name(), "DE", true));
        test.as(advertiser.account, Role.SHOPPER).post("/ads/account", Map.of()).expect(201);
        return advertiser;
    }

    public SellerId seller() {
        return new SellerId(account.value());
    }

    public String name() {
        return "Seller " + account.toString().substring(30);
    }

    public Api api() {
        return test.as(account, Role.SHOPPER, Role.ADVERTISER);
    }

    /** Lists an offer that is in stock. */
    public Item lists(String sku) {
        return lists(sku, ProductId.next());
    }

    public Item lists(String sku, ProductId product) {
        Item item = new Item(OfferId.next(), product, sku);
        OtherServices.publish("catalog", offer(item, true));
        OtherServices.publish("orders", new StockChanged(item.offer, 10));
        test.feeds.drain();
        return item;
    }

    public OfferChanged offer(Item item, boolean buyable) {
        return new OfferChanged(
                item.offer,
                item.product,
                seller(),
                item.sku,
                "Item " + item.sku,
                null,
                List.of("Kitchen"),
                Money.of("20.00", "USD"),
                "new",
                100,
                buyable,
                null);
    }

    /** Makes a campaign with one ad and one keyword. */
    public Campaign advertises(Item item, String keyword, String bid, String dailyBudget) {
        return advertises(item, keyword, bid, dailyBudget, "USD");
    }

    public Campaign advertises(Item item, String keyword, String bid, String dailyBudget, String currency) {
        JsonNode made = api().post("/ads/campaigns", plan(item.sku, keyword, bid, dailyBudget, currency))
                .expect(201)
                .json();
        return new Campaign(
                UUID.fromString(made.at("/campaignId").asString()),
                UUID.fromString(made.at("/adGroups/0/adGroupId").asString()),
                UUID.fromString(made.at("/adGroups/0/keywords/0/keywordId").asString()));
    }

    public static Map<String, Object> plan(
            String sku, String keyword, String bid, String dailyBudget, String currency) {
        return Map.of(
                "name",
                "Campaign for " + sku,
                "dailyBudget",
                money(dailyBudget, currency),
                "adGroups",
                List.of(Map.of(
                        "name",
                        "Group",
                        "defaultBid",
                        money("0.10", currency),
                        "ads",
                        List.of(Map.of("sku", sku)),
                        "keywords",
                        List.of(Map.of("text", keyword, "matchType", "EXACT", "bid", money(bid, currency))))));
    }

    public static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    /** An offer of the advertiser. */
    public record Item(OfferId offer, ProductId product, String sku) {}

    /** Ids of a campaign with one ad group and one keyword. */
    public record Campaign(UUID id, UUID group, UUID keyword) {

        public String path() {
            return "/ads/campaigns/" + id;
        }
    }
}
