package dev.flywheel.ads.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign's report: every day of the period, and their totals. */
record CampaignReport(CampaignId campaignId, LocalDate from, LocalDate to, List<Day> days, Figures totals) {

    record Day(LocalDate date, @JsonUnwrapped Figures figures) {}

    /**
     * @param impressions times an ad was served
     * @param clicks charged clicks
     * @param spend what they cost, to the micro
     * @param sales7d of orders within seven days of a click, without tax and delivery, after cancellations and refunds
     * @param purchases7d orders of which something was kept
     * @param salesSameSku7d part of the sales that is the very product advertised
     * @param salesOtherSku7d the halo: other products of the seller
     * @param acos cost of sales: spend divided by sales; null without sales
     * @param roas return on spend: sales divided by spend; null without spend
     */
    record Figures(
            long impressions,
            long clicks,
            UnitPrice spend,
            Money sales7d,
            long purchases7d,
            long unitsSold7d,
            Money salesSameSku7d,
            Money salesOtherSku7d,
            @Nullable BigDecimal acos,
            @Nullable BigDecimal roas) {

        private static final int DECIMALS = 4;

        static Figures of(Counts counts, Currency currency) {
            UnitPrice spend = UnitPrice.ofMicros(counts.spendMicros(), currency);
            Money same = new Money(counts.sameMinor(), currency);
            Money other = new Money(counts.otherMinor(), currency);
            Money sales = same.plus(other);
            return new Figures(
                    counts.impressions(),
                    counts.clicks(),
                    spend,
                    sales,
                    counts.purchases(),
                    counts.units(),
                    same,
                    other,
                    ratio(spend.amount(), sales.decimal()),
                    ratio(sales.decimal(), spend.amount()));
        }

        private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
            return whole.signum() == 0 ? null : part.divide(whole, DECIMALS, RoundingMode.HALF_UP);
        }
    }

    /** What was counted, before it becomes money. */
    record Counts(
            long impressions,
            long clicks,
            long spendMicros,
            long purchases,
            long units,
            long sameMinor,
            long otherMinor) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    impressions + other.impressions,
                    clicks + other.clicks,
                    spendMicros + other.spendMicros,
                    purchases + other.purchases,
                    units + other.units,
                    sameMinor + other.sameMinor,
                    otherMinor + other.otherMinor);
        }
    }
}
