package dev.flywheel.ads.campaign;

import dev.flywheel.ads.AdsError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What plans must keep to. Keywords and their number follow Walmart's published limits; bids and budgets are our own. */
final class Limits {

    static final int AD_GROUPS = 20;
    static final int ADS_PER_GROUP = 100;
    static final int KEYWORDS_PER_GROUP = 1000;
    static final int KEYWORD_LENGTH = 80;

    private static final BigDecimal LEAST_BID = new BigDecimal("0.02");
    private static final BigDecimal HIGHEST_BID = new BigDecimal("1000");
    private static final BigDecimal LEAST_BUDGET = BigDecimal.ONE;
    private static final BigDecimal HIGHEST_BUDGET = new BigDecimal("1000000");
    private static final int YEARS = 10;

    private Limits() {}

    static long bid(UnitPrice bid, Currency currency, String field) {
        requireCurrency(bid.currency(), currency, field);
        if (bid.amount().compareTo(LEAST_BID) < 0 || bid.amount().compareTo(HIGHEST_BID) > 0 || !Micros.fits(bid)) {
            throw problem(
                    AdsError.BID_OUT_OF_RANGE,
                    field,
                    "is between " + LEAST_BID + " and " + HIGHEST_BID + " with at most 6 decimals, not " + bid.text());
        }
        return bid.micros();
    }

    static long dailyBudget(Money budget, String field) {
        if (budget.decimal().compareTo(LEAST_BUDGET) < 0 || budget.decimal().compareTo(HIGHEST_BUDGET) > 0) {
            throw problem(
                    AdsError.BUDGET_OUT_OF_RANGE,
                    field,
                    "is between " + LEAST_BUDGET + " and " + HIGHEST_BUDGET + ", not " + budget);
        }
        return Micros.of(budget);
    }

    static void requireCurrency(Currency given, Currency campaigns, String field) {
        if (!given.equals(campaigns)) {
            throw problem(AdsError.CURRENCY_MISMATCH, field, "is in " + given + ", the daily budget in " + campaigns);
        }
    }

    /** A start in the past means at once; an end in the past is a mistake. */
    static void period(LocalDate start, @Nullable LocalDate end, LocalDate today) {
        if (start.isBefore(today.minusYears(YEARS)) || start.isAfter(today.plusYears(YEARS))) {
            throw problem(AdsError.DATES_OUT_OF_ORDER, "startDate", "is within " + YEARS + " years of " + today);
        }
        if (end == null) {
            return;
        }
        if (end.isBefore(start) || end.isBefore(today) || end.isAfter(today.plusYears(YEARS))) {
            throw problem(
                    AdsError.DATES_OUT_OF_ORDER,
                    "endDate",
                    "is not before the start " + start + " or today, " + today + ", and within " + YEARS + " years");
        }
    }

    static void exactOnly(MatchType type, String field) {
        if (type != MatchType.EXACT) {
            throw problem(AdsError.UNSUPPORTED_MATCH_TYPE, field, "is EXACT; " + type + " comes later");
        }
    }

    static ProblemException problem(AdsError code, String field, String message) {
        return new ProblemException(
                code, field + " " + message, List.of(new FieldProblem(field, code.code(), message)));
    }
}
