package dev.flywheel.orders.delivery;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address as it stands on a label.
 *
 * @param country ISO 3166 alpha-2
 */
public record PostalAddress(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {

    /** What is printed below the name. */
    public List<String> lines() {
        String place = city + (region == null ? "" : ", " + region) + (postalCode == null ? "" : " " + postalCode);
        return Stream.of(line1, line2, place, country)
                .filter(Objects::nonNull)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
