package dev.flywheel.simulator;

import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums of everything, for each currency. */
final class Totals {

    private final Map<Currency, long[]> sums = new HashMap<>();

    void add(Currency currency, long authorized, long captured, long refunded, long voided) {
        add(currency, authorized, captured, refunded, voided, 0);
    }

    void addPayout(Currency currency, long paidOut) {
        add(currency, 0, 0, 0, 0, paidOut);
    }

    private void add(Currency currency, long... amounts) {
        long[] sum = sums.computeIfAbsent(currency, unseen -> new long[amounts.length]);
        for (int i = 0; i < amounts.length; i++) {
            sum[i] = Math.addExact(sum[i], amounts[i]);
        }
    }

    List<Line> lines() {
        return sums.entrySet().stream()
                .sorted(Comparator.comparing(sum -> sum.getKey().getCurrencyCode()))
                .map(sum -> line(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static Line line(Currency currency, long[] sum) {
        return new Line(
                currency.getCurrencyCode(),
                Amounts.text(sum[0], currency),
                Amounts.text(sum[1], currency),
                Amounts.text(sum[2], currency),
                Amounts.text(sum[3], currency),
                Amounts.text(sum[4], currency));
    }

    /**
     * @param voided what voids released
     */
    record Line(String currency, String authorized, String captured, String refunded, String voided, String paidOut) {}
}
