package dev.flywheel.orders;

import dev.flywheel.domain.ErrorCode;

/** What can go wrong between a cart and a doorstep. */
public enum OrdersError implements ErrorCode {
    UNKNOWN_OFFER(404, "There is no such offer"),
    NOT_BUYABLE(409, "This offer cannot be bought now"),
    MIXED_CURRENCIES(422, "A cart has one currency"),
    QUANTITY_TOO_LARGE(422, "More of one offer than a cart takes"),
    CART_FULL(422, "More lines than a cart takes"),
    CART_TOO_VALUABLE(422, "The cart is worth more than can be paid at once"),
    CART_CHANGED(409, "The cart was changed meanwhile"),
    CART_EMPTY(409, "There is nothing in the cart"),
    OUT_OF_STOCK(409, "There is less in stock than asked for"),
    INVALID_ADDRESS(422, "This address cannot be delivered to"),
    UNKNOWN_DELIVERY_OPTION(422, "There is no such delivery option"),
    UNKNOWN_COUPON(422, "There is no such coupon"),
    PAYMENT_DECLINED(402, "The payment was declined"),
    INSUFFICIENT_FUNDS(402, "There is not enough money for this payment"),
    PAYMENT_EXPIRED(402, "The payment was not completed in time"),
    PAYMENT_PENDING(409, "The payment of this order is not decided yet"),
    PAYMENT_UNAVAILABLE(402, "The payment could not be made; nothing was charged"),
    ILLEGAL_STATUS(409, "The status does not allow that"),
    UNKNOWN_LINE(422, "The order has no such line"),
    QUANTITY_NOT_OPEN(409, "Fewer units are open than asked for"),
    NOTHING_OPEN(409, "Nothing is left to send or cancel"),
    CAPTURE_DECLINED(409, "The payment for this parcel was refused"),
    NOT_RETURNABLE(409, "Fewer units can be returned than asked for"),
    REFUND_DECLINED(409, "The refund was refused"),
    BELOW_HELD(409, "Orders hold more than that"),
    NOT_IN_WAREHOUSE(409, "What was sold is not in the warehouse yet"),
    STOCK_TOO_LOW(409, "There is less of it than that"),
    SEVERAL_WAREHOUSES(422, "A parcel leaves one warehouse"),
    PURCHASE_LIMIT(422, "More of a product than is sold to one customer"),
    NO_GIFT_WRAP(422, "This cannot be wrapped"),
    TOTAL_CHANGED(409, "The total is another one now"),
    COUPON_NOT_STARTED(422, "This coupon is not valid yet"),
    COUPON_EXPIRED(422, "This coupon is not valid any more"),
    COUPON_EXHAUSTED(409, "This discount has been used up"),
    COUPON_NOT_APPLICABLE(422, "This coupon is for something else"),
    COUPON_NOT_COMBINABLE(422, "This coupon does not go together with another discount"),
    COUPON_CODE_TAKEN(409, "There is a coupon with this code already"),
    PROMOTION_ENDED(409, "The promotion has ended"),
    PROMOTION_FIXED(409, "This stays as it was when the promotion was created"),
    TOO_MANY_PROMOTIONS(409, "There are as many as can be kept"),
    UNKNOWN_SEGMENT(422, "There is no such segment"),
    INVALID_VAT_ID(422, "This is not a VAT id"),
    UNKNOWN_JURISDICTION(422, "There is no such tax jurisdiction"),
    UNKNOWN_TAX_CLASS(422, "There is no such tax class"),
    TAX_RATE_IN_FORCE(409, "A rate that is or was in force stays as it is"),
    ALREADY_REGISTERED(409, "There is such a registration already"),
    UNKNOWN_CARRIER(422, "There is no such carrier"),
    UNKNOWN_CALENDAR(422, "There is no such calendar"),
    NOT_ON_THE_WAY(409, "This parcel has not left yet"),
    INVALID_WEBHOOK(400, "This webhook cannot be believed"),
    INVALID_WEBHOOK_URL(422, "Nothing can be sent to this address"),
    TOO_MANY_WEBHOOKS(409, "There are as many webhooks as there may be"),
    TOO_MANY_EXPORTS(409, "There are as many exports as there may be"),
    ORDERS_OPEN(409, "Orders are not finished"),
    NOT_REFUNDABLE(409, "Less can be given back than asked for"),
    RETURN_TOO_LATE(409, "It is too late to send this back"),
    PAYMENT_DISPUTED(409, "The payment is disputed"),
    CARRIER_UNAVAILABLE(503, "The carrier does not answer"),
    NO_RETURN_ADDRESS(409, "It is not known where this goes back to"),
    ALREADY_REPLACED(409, "This was sent again already"),
    NOT_REPLACEABLE(409, "Fewer units can be sent again than asked for");

    private final int status;
    private final String title;

    OrdersError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
