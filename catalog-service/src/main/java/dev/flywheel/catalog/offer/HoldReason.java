package dev.flywheel.catalog.offer;

/** Why a price is not believed, so that its offer is not sold. */
public enum HoldReason {
    BELOW_OWN_MINIMUM(
            Release.BY_CHANGE, "the price is below the minimum you set", "raise the price, or lower minPrice"),
    ABOVE_OWN_MAXIMUM(
            Release.BY_CHANGE, "the price is above the maximum you set", "lower the price, or raise maxPrice"),
    FAR_BELOW_REFERENCE(
            Release.BY_SELLER,
            "the price is a fraction of what this costs elsewhere or cost before",
            "correct the price, or confirm it with POST /seller/offers/{sku}/price-confirmation"),
    FAR_ABOVE_REFERENCE(
            Release.BY_OPERATOR,
            "the price is many times what this costs elsewhere or cost before",
            "correct the price, or ask the marketplace to release it");

    /** What ends the hold, besides a price that is believed. */
    enum Release {
        /** Nothing else. */
        BY_CHANGE,
        /** The loss would be the seller's, so his word is enough; an operator's too. */
        BY_SELLER,
        /** The loss would be the shopper's. */
        BY_OPERATOR
    }

    private final Release release;
    private final String message;
    private final String remedy;

    HoldReason(Release release, String message, String remedy) {
        this.release = release;
        this.message = message;
        this.remedy = remedy;
    }

    boolean releasableBySeller() {
        return release == Release.BY_SELLER;
    }

    boolean releasableByOperator() {
        return release != Release.BY_CHANGE;
    }

    /** For people. */
    public String message() {
        return message;
    }

    /** What ends it, for people. */
    public String remedy() {
        return remedy;
    }
}
