package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the marketplace keeps of a referral fee when it gives the fee back: per unit a share of its fee, at most the cap.
 * Source: sellercentral GDC3U6FWF4JJJJC7.
 *
 * @param cap most per unit, in major units
 */
public record RefundAdministrationFee(
        LocalDate validFrom, BigDecimal rate, BigDecimal cap, String source, String confidence) {

    /** Kept of the fee of one unit. */
    public Money ofUnit(Money referralFee) {
        return referralFee.portion(rate).min(Money.rounded(cap, referralFee.currency()));
    }

    /** Kept of the fees of several units together, each counted on its own. */
    public Money ofUnits(Money referralFees, int units) {
        return new UnitShares(referralFees, units).sum(this::ofUnit);
    }
}
