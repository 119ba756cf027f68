package dev.flywheel.domain;

/** The seven groups Amazon reports its net sales in (10-K, note on segments). */
public enum ProductGroup {
    ONLINE_STORES("Online stores"),
    PHYSICAL_STORES("Physical stores"),
    THIRD_PARTY_SELLER_SERVICES("Third-party seller services"),
    ADVERTISING_SERVICES("Advertising services"),
    SUBSCRIPTION_SERVICES("Subscription services"),
    AWS("AWS"),
    OTHER("Other");

    private final String label;

    ProductGroup(String label) {
        this.label = label;
    }

    /** The group's name as Amazon reports it. */
    public String label() {
        return label;
    }
}
