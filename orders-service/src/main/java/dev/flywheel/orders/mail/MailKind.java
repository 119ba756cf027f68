package dev.flywheel.orders.mail;

import java.util.Locale;

/** Why a customer is written to; each has a template of its own. */
enum MailKind {
    ORDER_PLACED,
    ORDER_CANCELLED,
    SHIPPED,
    DELIVERED,
    /** Sent again in place of a refund. */
    REPLACEMENT_SHIPPED,
    REFUND_ISSUED,
    /** Money that the house gives away: the sale stays as it was. */
    GOODWILL_GIVEN,
    /** Before the order was placed. */
    PAYMENT_FAILED,
    /** Of a parcel; its units are open again. */
    PARCEL_UNPAID;

    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
