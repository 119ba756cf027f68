package dev.flywheel.domain;

/** What an account may do. One person may hold several; services hold {@link #SERVICE}. */
public enum Role {
    SHOPPER,
    SELLER,
    ADVERTISER,
    CLOUD,
    OPERATOR,
    SERVICE
}
