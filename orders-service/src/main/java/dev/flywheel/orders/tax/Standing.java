package dev.flywheel.orders.tax;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.tax.Assessment.CollectedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who collects for a line, and where he may.
 *
 * @param collecting jurisdictions in which he is registered, wide to narrow
 * @param unregistered the others
 * @param reverseCharge true when the customer accounts for the tax
 * @param inclusive how he shows prices there; empty where he is not registered
 */
record Standing(
        CollectedBy by,
        List<Jurisdiction> collecting,
        List<Jurisdiction> unregistered,
        boolean reverseCharge,
        Optional<Boolean> inclusive) {

    /**
     * @param seller whose registrations count; null for the marketplace
     * @param buyer the customer's valid VAT id; null for a consumer
     */
    static Standing of(
            TaxCode code,
            List<Jurisdiction> covering,
            Question question,
            @Nullable SellerId seller,
            VatIds.@Nullable VatId buyer) {
        List<Jurisdiction> collecting = new ArrayList<>();
        List<Jurisdiction> unregistered = new ArrayList<>();
        boolean reverse = false;
        Optional<Boolean> inclusive = Optional.empty();
        for (Jurisdiction jurisdiction : covering) {
            Optional<Registration> registration =
                    code.registration(jurisdiction, seller, jurisdiction.dayOf(question.at()));
            if (registration.isPresent()) {
                collecting.add(jurisdiction);
                inclusive = Optional.of(
                        inclusive.orElse(false) || registration.get().pricesIncludeTax());
            } else {
                unregistered.add(jurisdiction);
            }
            reverse |= buyer != null && isReversed(code, jurisdiction, registration, question, seller, buyer);
        }
        CollectedBy by = seller == null ? CollectedBy.MARKETPLACE : CollectedBy.SELLER;
        return new Standing(by, collecting, unregistered, reverse, inclusive);
    }

    /**
     * Across a border inside a VAT area the business customer accounts for the tax (Directive 2006/112/EC art. 138 and
     * 194); who is registered at the place itself charges it, unless that place has it otherwise.
     */
    private static boolean isReversed(
            TaxCode code,
            Jurisdiction jurisdiction,
            Optional<Registration> registration,
            Question question,
            @Nullable SellerId seller,
            VatIds.VatId buyer) {
        String area = jurisdiction.vatArea();
        if (area == null || !area.equals(buyer.area())) {
            return false;
        }
        if (registration.isEmpty()) {
            return code.isRegisteredElsewhere(area, buyer.country(), seller, jurisdiction.dayOf(question.at()));
        }
        Registration there = registration.get();
        return switch (there.scheme()) {
            case LOCAL -> there.reverseCharge();
            case UNION_OSS -> !there.vatCountry().equals(buyer.country());
        };
    }
}
