package dev.flywheel.orders.shipping;

/** Where a parcel goes, as far as its rate is concerned. */
public enum Zone {
    US,
    CA_MX,
    REST;

    /**
     * @param country ISO 3166 alpha-2
     */
    public static Zone of(String country) {
        return switch (country) {
            case "US" -> US;
            case "CA", "MX" -> CA_MX;
            default -> REST;
        };
    }
}
