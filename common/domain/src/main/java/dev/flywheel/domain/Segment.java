package dev.flywheel.domain;

import java.util.Set;

/** The three segments Amazon reports. Where the customer is decides between the first two. */
public enum Segment {
    NORTH_AMERICA,
    INTERNATIONAL,
    AWS;

    private static final Set<String> NORTH_AMERICAN = Set.of("US", "CA", "MX");

    /**
     * @param country ISO 3166 alpha-2 code of the customer
     */
    public static Segment of(String country) {
        return NORTH_AMERICAN.contains(country) ? NORTH_AMERICA : INTERNATIONAL;
    }
}
