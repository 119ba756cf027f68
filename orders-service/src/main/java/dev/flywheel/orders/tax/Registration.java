package dev.flywheel.orders.tax;

import dev.flywheel.domain.SellerId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody collects tax somewhere.
 *
 * @param jurisdiction where; with the one-stop-shop the member state that identified him
 * @param seller null for the retailer, who is the marketplace
 * @param number as it stands on invoices
 * @param pricesIncludeTax whether prices there are shown with tax
 * @param reverseCharge true where business customers account for the tax though he is registered there
 * @param validTo the last day
 */
record Registration(
        UUID id,
        String jurisdiction,
        Scheme scheme,
        @Nullable SellerId seller,
        @Nullable String number,
        boolean pricesIncludeTax,
        boolean reverseCharge,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** How far it reaches. */
    enum Scheme {
        LOCAL,
        /** The EU's one-stop-shop: all member states, consumers only. */
        UNION_OSS
    }

    boolean isOf(@Nullable SellerId whose, LocalDate day) {
        return Objects.equals(seller, whose) && !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** The country as VAT ids write it. */
    String vatCountry() {
        String country = jurisdiction.substring(0, 2);
        return country.equals("GR") ? "EL" : country;
    }
}
