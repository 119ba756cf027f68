package dev.flywheel.finance.payment;

/**
 * A webhook said that a refund did not arrive; published in the transaction that takes the webhook.
 *
 * @param refund the provider's name of it
 */
public record NoticeOfBounce(String provider, String refund) {}
