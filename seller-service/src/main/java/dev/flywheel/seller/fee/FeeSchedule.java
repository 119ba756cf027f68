package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/** All rows of the schedule as they stood when they were read; asks by day. */
public final class FeeSchedule {

    /** The currency whose figures are read for currencies without rows of their own. */
    private static final Currency USUAL = Currency.getInstance("USD");

    private final List<ReferralFee> fees;
    private final List<CategoryRule> rules;
    private final List<ClosingFee> closingFees;
    private final List<RefundAdministrationFee> administrationFees;

    FeeSchedule(
            List<ReferralFee> fees,
            List<CategoryRule> rules,
            List<ClosingFee> closingFees,
            List<RefundAdministrationFee> administrationFees) {
        this.fees = List.copyOf(fees);
        this.rules = List.copyOf(rules);
        this.closingFees = List.copyOf(closingFees);
        this.administrationFees = List.copyOf(administrationFees);
    }

    /**
     * The row for a product sold on a day. A currency without rows of its own is charged by the figures of the US schedule
     * in that currency; a day before the first row by that first row.
     *
     * @param category path from the root; empty when unknown
     */
    public ReferralFee referralFee(List<String> category, Currency currency, LocalDate day) {
        String wanted = CategoryRule.categoryOf(CategoryPath.of(category), rules);
        List<ReferralFee> rows = rows(wanted, currency);
        return onDay(rows.isEmpty() ? rows(wanted, USUAL) : rows, day, ReferralFee::validFrom);
    }

    /** What units of a product cost beside its referral fee, when sold on a day; zero in most categories. */
    public Money closingFee(ReferralFee referral, Money items, int quantity, LocalDate day) {
        List<ClosingFee> rows = closingFees(referral.category(), items.currency());
        if (rows.isEmpty()) {
            rows = closingFees(referral.category(), USUAL);
        }
        return rows.isEmpty()
                ? Money.zero(items.currency())
                : onDay(rows, day, ClosingFee::validFrom).ofLine(items, quantity);
    }

    /** What is kept of fees given back on a day. */
    public RefundAdministrationFee refundAdministrationFee(LocalDate day) {
        return onDay(administrationFees, day, RefundAdministrationFee::validFrom);
    }

    List<ReferralFee> referralFees() {
        return fees;
    }

    List<ClosingFee> closingFees() {
        return closingFees;
    }

    List<RefundAdministrationFee> refundAdministrationFees() {
        return administrationFees;
    }

    private List<ReferralFee> rows(String category, Currency currency) {
        return fees.stream()
                .filter(fee -> fee.category().equals(category) && fee.currency().equals(currency))
                .toList();
    }

    private List<ClosingFee> closingFees(String category, Currency currency) {
        return closingFees.stream()
                .filter(fee -> fee.category().equals(category) && fee.currency().equals(currency))
                .toList();
    }

    private static <T> T onDay(List<T> rows, LocalDate day, Function<T, LocalDate> from) {
        return rows.stream()
                .filter(row -> !from.apply(row).isAfter(day))
                .max(Comparator.comparing(from))
                .or(() -> rows.stream().min(Comparator.comparing(from)))
                .orElseThrow(() -> new IllegalStateException("the fee schedule has no row"));
    }
}
