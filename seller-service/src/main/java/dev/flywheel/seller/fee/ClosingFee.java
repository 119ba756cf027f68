package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What the marketplace takes for every unit sold in a fee category, beside the referral fee: today for media only. Source:
 * sellercentral 200336920.
 *
 * @param id of the row
 * @param category word that paths of the catalogue are matched to
 * @param validFrom first day of the row
 * @param perUnit in major units
 * @param source where the figure was found
 * @param confidence as {@link ReferralFee#confidence()}
 */
public record ClosingFee(
        String id,
        String category,
        LocalDate validFrom,
        Currency currency,
        BigDecimal perUnit,
        String source,
        String confidence) {

    /**
     * Of several units sold together. What costs nothing has no fee.
     *
     * @param items price of all of them
     */
    public Money ofLine(Money items, int quantity) {
        return items.isPositive()
                ? Money.rounded(perUnit, items.currency()).times(quantity)
                : Money.zero(items.currency());
    }
}
