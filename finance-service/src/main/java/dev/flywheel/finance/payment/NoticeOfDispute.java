package dev.flywheel.finance.payment;

/**
 * A webhook named a dispute; published in the transaction that takes the webhook.
 *
 * @param reference the provider's name of it
 */
public record NoticeOfDispute(String provider, String reference) {}
