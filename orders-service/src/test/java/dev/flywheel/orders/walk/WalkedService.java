package dev.flywheel.orders.walk;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.contracts.prime.MembershipChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import dev.flywheel.orders.promotion.rule.Baskets;
import dev.flywheel.orders.promotion.rule.Bearer;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service of a test as the world of a walk. */
abstract class WalkedService extends PromotionsServiceTest implements World {

    private static final List<String> JOBS = List.of(
            "resume-checkouts", "resume-shipments", "resume-refunds", "release-payments", "take-bounced-refunds");

    private static final Duration BENEFITS = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Reads that feed alone: the others have nothing new, and our own is a lot. */
    @Override
    protected void publish(OfferChanged... offers) {
        OtherServices.publish("catalog", offers);
        feeds.catchUp("catalog", PATIENCE);
    }

    @Override
    public Api shopper(AccountId account) {
        return super.shopper(account);
    }

    @Override
    public Api seller(SellerId seller) {
        return super.seller(seller);
    }

    @Override
    public Api operator() {
        return super.operator();
    }

    @Override
    public OfferChanged goods(@Nullable SellerId seller, String price, int quantity) {
        return offer(seller, price, quantity);
    }

    @Override
    public void price(OfferChanged goods, Money price) {
        publish(new OfferChanged(
                goods.offer(),
                goods.product(),
                goods.seller(),
                goods.sku(),
                goods.title(),
                goods.brand(),
                goods.category(),
                price,
                goods.condition(),
                goods.weightGrams(),
                true,
                null));
    }

    @Override
    public String openTheEast() {
        return operator()
                .put(
                        "/operator/delivery/warehouses/EAST",
                        Map.ofEntries(
                                Map.entry("name", "East"),
                                Map.entry("line1", "1 Broadway"),
                                Map.entry("city", "Albany"),
                                Map.entry("region", "NY"),
                                Map.entry("postalCode", "12207"),
                                Map.entry("country", "US"),
                                Map.entry("timeZone", "America/New_York"),
                                Map.entry("cutOff", "14:00"),
                                Map.entry("collectedAt", "17:00"),
                                Map.entry("workingDays", List.of(1, 2, 3, 4, 5)),
                                Map.entry("handlingDays", 1),
                                Map.entry("active", true)))
                .text("/id");
    }

    @Override
    public void prime(AccountId account) {
        OtherServices.publish(
                "prime",
                new MembershipChanged(
                        MembershipId.next(), account, clock.instant().plus(BENEFITS)));
        feeds.catchUp("prime", PATIENCE);
    }

    @Override
    public void bounced(RefundBounced bounce) {
        OtherServices.publish("finance", bounce);
        feeds.catchUp("finance", PATIENCE);
        job("take-bounced-refunds");
    }

    @Override
    public UUID scarcePromotion() {
        return promotion(draft(amount("2.00")).withCoupon().limits(40, 10, null).terms());
    }

    @Override
    public UUID promotionOf(SellerId seller) {
        return promotion(draft(percent("12.5"))
                .withCoupon()
                .goods(Baskets.sellers(seller))
                .cost(Bearer.SHARED, "60")
                .limits(100_000, null, null)
                .terms());
    }

    @Override
    public String coupon(UUID promotion) {
        return super.coupon(promotion);
    }

    @Override
    public Map<String, Object> home() {
        return address("WA");
    }

    @Override
    public Api.@Nullable Reply pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
        JOBS.forEach(this::job);
        return null;
    }
}
