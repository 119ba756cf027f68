package dev.flywheel.catalog.search;

import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.catalog.search.ranking.Wording;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names exactly one product, or nearly: who types it whole gets it first. */
record Codes(String sku, @Nullable String gtin, @Nullable String model) {

    /** With the SKUs of the offers. A GTIN is found in its own length, and in those of an EAN and a full GTIN. */
    Set<String> all(Collection<Offer> offers) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(folded(sku));
        offers.forEach(offer -> codes.add(folded(offer.sku())));
        if (gtin != null) {
            String padded = Gtin.padded(gtin);
            codes.add(gtin);
            codes.add(padded);
            codes.add(padded.substring(1));
        }
        if (model != null) {
            codes.add(folded(model));
        }
        return codes;
    }

    /** As codes are compared. */
    static String folded(String code) {
        return Wording.folded(code);
    }
}
