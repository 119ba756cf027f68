package dev.flywheel.ads.auction;

/** Which price is charged; both are kept for every served ad. */
enum PricingRule {
    GSP,
    VCG
}
