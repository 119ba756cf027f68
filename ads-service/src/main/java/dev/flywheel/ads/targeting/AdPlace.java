package dev.flywheel.ads.targeting;

import java.util.Currency;
import java.util.UUID;

/**
 * An ad under one of its keywords: what can enter an auction.
 *
 * @param words the keyword as compared
 * @param bid the most a click may cost, in micros
 * @param clickRate expected clicks per look, in parts per 10^9
 */
public record AdPlace(
        UUID campaign,
        UUID ad,
        UUID keyword,
        String words,
        UUID advertiser,
        UUID offer,
        UUID product,
        Currency currency,
        long bid,
        long clickRate) {}
