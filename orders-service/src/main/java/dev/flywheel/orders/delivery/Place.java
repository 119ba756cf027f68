package dev.flywheel.orders.delivery;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes.
 *
 * @param country ISO 3166 alpha-2
 * @param region state or province, two letters in the US and Canada
 * @param latitude in degrees; null when only the address is known
 */
public record Place(
        @Size(min = 2, max = 2) String country,
        @Nullable @Size(max = 100) String region,
        @Nullable @Size(max = 100) String city,
        @Nullable @Size(max = 20) String postalCode,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude) {

    public Place(String country, @Nullable String region, @Nullable String city, @Nullable String postalCode) {
        this(country, region, city, postalCode, null, null);
    }

    /** The postal code as it is compared: capitals, no spaces, no hyphens; empty without one. */
    String normalisedCode() {
        return normalised(postalCode);
    }

    static String normalised(@Nullable String postalCode) {
        return postalCode == null ? "" : postalCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
