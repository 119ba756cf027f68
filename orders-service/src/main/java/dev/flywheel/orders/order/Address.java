package dev.flywheel.orders.order;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes. {@link AddressRules} says what a country needs.
 *
 * @param region state or province, two letters in the US and Canada
 * @param country ISO 3166 alpha-2
 */
public record Address(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 200) String line1,
        @Nullable @Size(max = 200) String line2,
        @NotBlank @Size(max = 100) String city,
        @Nullable @Size(max = 100) String region,
        @Nullable @Size(max = 20) String postalCode,
        @NotBlank @Size(min = 2, max = 2) String country) {}
