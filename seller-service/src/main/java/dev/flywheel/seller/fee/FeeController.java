package dev.flywheel.seller.fee;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What selling costs, for everybody to read before he sells. */
@RestController
@RequestMapping("/fees")
class FeeController {

    private static final int LONGEST_CATEGORY = 500;

    private final FeeSchedules schedules;
    private final Clock clock;

    FeeController(FeeSchedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** The whole schedule, past and announced rows included, each with its source. */
    @GetMapping
    PublishedSchedule schedule() {
        FeeSchedule schedule = schedules.current();
        return new PublishedSchedule(
                schedule.referralFees().stream().map(FeeRow::of).toList(),
                schedule.closingFees().stream().map(ClosingFeeRow::of).toList(),
                schedule.refundAdministrationFees().stream()
                        .map(AdministrationFeeRow::of)
                        .toList());
    }

    /**
     * The fee of one unit sold today.
     *
     * @param category path of the catalogue, e.g. {@code Home & Kitchen > Kettles}
     */
    @GetMapping("/referral")
    FeeEstimate estimate(
            @RequestParam String category,
            @RequestParam String price,
            @RequestParam(defaultValue = "0") String shipping,
            @RequestParam(defaultValue = "USD") String currency) {
        if (category.length() > LONGEST_CATEGORY) {
            throw invalid("category", "must have at most " + LONGEST_CATEGORY + " characters");
        }
        Money items = amount("price", price, currency);
        Money delivery = amount("shipping", shipping, currency);
        List<String> path = Arrays.asList(category.split(">"));
        LocalDate today = LocalDate.now(clock);
        FeeSchedule schedule = schedules.current();
        ReferralFee row = schedule.referralFee(path, items.currency(), today);
        Money base = row.base(items, delivery);
        return new FeeEstimate(base, row.ofUnit(base), schedule.closingFee(row, items, 1, today), FeeRow.of(row));
    }

    private static Money amount(String field, String text, String currency) {
        try {
            Money.currency(currency);
        } catch (IllegalArgumentException unknown) {
            throw invalid("currency", "must be an ISO 4217 currency such as USD");
        }
        try {
            Money amount = Money.of(text, currency);
            if (amount.isNegative()) {
                throw invalid(field, "must not be negative");
            }
            return amount;
        } catch (IllegalArgumentException malformed) {
            throw invalid(field, String.valueOf(malformed.getMessage()));
        }
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "invalid_value", message)));
    }

    /** The schedule. */
    record PublishedSchedule(
            List<FeeRow> referralFees,
            List<ClosingFeeRow> closingFees,
            List<AdministrationFeeRow> refundAdministrationFees) {}

    /**
     * @param base what the referral fee counts on
     * @param fee the referral fee
     * @param closingFee what is charged beside it; zero in most categories
     * @param row the row of the schedule that applies
     */
    record FeeEstimate(Money base, Money fee, Money closingFee, FeeRow row) {}

    /** A row, with its figures as decimal text. */
    record FeeRow(
            String id,
            String category,
            String title,
            LocalDate validFrom,
            String currency,
            TierRule tierRule,
            List<FeeRowTier> tiers,
            @Nullable String minimum,
            boolean countsDelivery,
            String terms,
            String source,
            String confidence,
            @Nullable String note) {

        static FeeRow of(ReferralFee fee) {
            return new FeeRow(
                    fee.id(),
                    fee.category(),
                    fee.title(),
                    fee.validFrom(),
                    fee.currency().getCurrencyCode(),
                    fee.tierRule(),
                    fee.tiers().stream()
                            .map(tier -> new FeeRowTier(
                                    text(tier.upTo()),
                                    tier.rate().stripTrailingZeros().toPlainString()))
                            .toList(),
                    text(fee.minimum()),
                    !fee.media(),
                    fee.terms(),
                    fee.source(),
                    fee.confidence(),
                    fee.note());
        }

        private static @Nullable String text(@Nullable BigDecimal amount) {
            return amount == null ? null : amount.toPlainString();
        }
    }

    /**
     * @param upTo highest price of the tier, inclusive; absent for the last one
     * @param rate share of the price
     */
    record FeeRowTier(@Nullable String upTo, String rate) {}

    /** What is charged for every unit beside the referral fee. */
    record ClosingFeeRow(
            String id,
            String category,
            LocalDate validFrom,
            String currency,
            String perUnit,
            String source,
            String confidence) {

        static ClosingFeeRow of(ClosingFee fee) {
            return new ClosingFeeRow(
                    fee.id(),
                    fee.category(),
                    fee.validFrom(),
                    fee.currency().getCurrencyCode(),
                    fee.perUnit().toPlainString(),
                    fee.source(),
                    fee.confidence());
        }
    }

    /** What is kept of a referral fee that is given back. */
    record AdministrationFeeRow(LocalDate validFrom, String rate, String cap, String source, String confidence) {

        static AdministrationFeeRow of(RefundAdministrationFee fee) {
            return new AdministrationFeeRow(
                    fee.validFrom(),
                    fee.rate().stripTrailingZeros().toPlainString(),
                    fee.cap().toPlainString(),
                    fee.source(),
                    fee.confidence());
        }
    }
}
