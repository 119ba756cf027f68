package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a walk needs of the service that it walks through. */
interface World {

    Api shopper(AccountId account);

    Api seller(SellerId seller);

    Api operator();

    /** New goods with stock in the main warehouse. */
    OfferChanged goods(@Nullable SellerId seller, String price, int quantity);

    /** Goods cost something else from now on. */
    void price(OfferChanged goods, Money price);

    /** Makes somebody a member for some time. */
    void prime(AccountId account);

    /** Finance tells that a refund bounced. */
    void bounced(RefundBounced bounce);

    /** A second warehouse; its id. */
    String openTheEast();

    /** A promotion that needs a coupon and ends after some uses. */
    UUID scarcePromotion();

    /** One that does not, and a part of which a seller bears. */
    UUID promotionOf(SellerId seller);

    String coupon(UUID promotion);

    Map<String, Object> home();

    /** Lets so many seconds pass, and all jobs run that finish what was interrupted. */
    Api.@Nullable Reply pass(int seconds);
}
