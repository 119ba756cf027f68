package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the schedule: what the marketplace takes from a sale in one fee category. The fee of a unit is a percentage of
 * its price with delivery and without tax, or the minimum, whichever is higher; media count without delivery.
 *
 * @param id of the row; a charge keeps it
 * @param category word that paths of the catalogue are matched to
 * @param title the category as the source names it
 * @param validFrom first day of the row
 * @param tiers by rising price, the last one without end
 * @param minimum least fee per unit in major units, null without one
 * @param source where the figures were found
 * @param confidence A the marketplace's own page, B second-hand and confirmed, C second-hand, D old or unconfirmed
 */
public record ReferralFee(
        String id,
        String category,
        String title,
        LocalDate validFrom,
        Currency currency,
        TierRule tierRule,
        List<FeeTier> tiers,
        @Nullable BigDecimal minimum,
        boolean media,
        String source,
        String confidence,
        @Nullable String note) {

    public ReferralFee {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getLast().upTo() != null) {
            throw new IllegalArgumentException("the last tier of " + id + " must have no end");
        }
    }

    /** What the fee counts on. */
    public Money base(Money items, Money shipping) {
        return media ? items : items.plus(shipping);
    }

    /**
     * Fee of several equal units: the base is spread over the units to the cent, each unit's fee is rounded and held
     * against the minimum on its own, and the line's fee is their sum, so that units and line always agree.
     */
    public Money ofLine(Money base, int quantity) {
        return new UnitShares(base, quantity).sum(this::ofUnit);
    }

    /** Fee of one unit, rounded half up once. What costs nothing has no fee. */
    public Money ofUnit(Money base) {
        if (!base.isPositive()) {
            return Money.zero(base.currency());
        }
        Money fee = Money.rounded(
                switch (tierRule) {
                    case PORTION -> portions(base.decimal());
                    case WHOLE ->
                        base.decimal().multiply(reached(base.decimal()).rate());
                },
                base.currency());
        return minimum == null ? fee : fee.max(Money.rounded(minimum, base.currency()));
    }

    /** The rates in words, as they stand on charges: {@code 15% to 100.00, then 8%; at least 0.30}. */
    public String terms() {
        String rates = tiers.stream()
                .map(tier -> percent(tier.rate())
                        + (tier.upTo() == null ? "" : " to " + tier.upTo().toPlainString()))
                .collect(Collectors.joining(tierRule == TierRule.PORTION ? ", then " : " or "));
        String of = tiers.size() == 1 ? "" : tierRule == TierRule.PORTION ? " of each portion" : " of the whole price";
        return rates + of + (minimum == null ? "" : "; at least " + minimum.toPlainString());
    }

    private BigDecimal portions(BigDecimal price) {
        BigDecimal fee = BigDecimal.ZERO;
        BigDecimal from = BigDecimal.ZERO;
        for (FeeTier tier : tiers) {
            BigDecimal to = tier.upTo() == null ? price : tier.upTo().min(price);
            fee = fee.add(to.subtract(from).multiply(tier.rate()));
            if (tier.reaches(price)) {
                return fee;
            }
            from = to;
        }
        throw new IllegalStateException("the last tier of " + id + " has no end");
    }

    private FeeTier reached(BigDecimal price) {
        return tiers.stream().filter(tier -> tier.reaches(price)).findFirst().orElseThrow();
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
