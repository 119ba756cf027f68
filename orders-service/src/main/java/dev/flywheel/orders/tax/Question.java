package dev.flywheel.orders.tax;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sold, where to and when.
 *
 * @param vatId of a business customer; one that is not valid counts as none
 * @param at decides which rates are in force
 */
public record Question(
        @Valid Place to,
        @Nullable String vatId,
        Instant at,
        Currency currency,
        @NotEmpty @Size(max = 2_000) List<@Valid Line> lines) {

    public Question {
        lines = List.copyOf(lines);
        for (Line line : lines) {
            if (!line.amount().currency().equals(currency) || line.amount().isNegative()) {
                throw new IllegalArgumentException("every amount is in " + currency + " and not negative");
            }
        }
    }

    /**
     * Where it is delivered.
     *
     * @param country ISO 3166 alpha-2
     * @param region state or province, two letters in the US and Canada
     */
    public record Place(
            @Size(min = 2, max = 2) String country,
            @Nullable @Size(max = 100) String region,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 20) String postalCode) {}

    /**
     * One thing to be taxed.
     *
     * @param seller null for the retailer's own
     * @param category path from the root, which decides the class of goods
     * @param taxClass what the product itself says; null when its category decides
     * @param amount what the shopper pays for it after discounts, tax included where the country's prices include it
     */
    public record Line(
            Kind kind,
            @Nullable SellerId seller,
            @Size(max = 20) List<@Size(max = 200) String> category,
            @Nullable @Size(max = 40) String taxClass,
            Money amount) {

        public Line {
            category = List.copyOf(category);
        }
    }

    /** What a line is. */
    public enum Kind {
        GOODS,
        DELIVERY,
        GIFT_WRAP
    }
}
