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
    CART_EMPTY(409, "There is nothing in the cart"),
    OUT_OF_STOCK(409, "There is less in stock than asked for"),
    INVALID_ADDRESS(422, "This address cannot be delivered to"),
    UNKNOWN_DELIVERY_OPTION(422, "There is no such delivery option"),
    UNKNOWN_COUPON(422, "There is no such coupon"),
    PAYMENT_DECLINED(402, "The payment was declined"),
    INSUFFICIENT_FUNDS(402, "There is not enough money for this payment"),
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
    INVALID_WEBHOOK(422, "Nothing can be sent to this address"),
    TOO_MANY_WEBHOOKS(409, "There are as many webhooks as there may be"),
    TOO_MANY_EXPORTS(409, "There are as many exports as there may be"),
    ORDERS_OPEN(409, "Orders are not finished");

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
