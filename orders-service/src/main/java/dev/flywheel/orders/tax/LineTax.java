package dev.flywheel.orders.tax;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.tax.Assessment.CollectedBy;
import dev.flywheel.orders.tax.Assessment.Share;
import dev.flywheel.orders.tax.Assessment.Taxed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tax on one line before it is rounded. Goods are one portion; delivery that goes with goods of several rates is a
 * portion for each.
 *
 * @param amount what is asked about
 */
record LineTax(Money amount, boolean inclusive, CollectedBy collectedBy, List<Portion> portions, String reason) {

    private static final MathContext PRECISE = new MathContext(50);

    /** In cents and fractions of them. */
    BigDecimal exact() {
        BigDecimal exact = BigDecimal.ZERO;
        for (Portion portion : portions) {
            exact = exact.add(tax(portion, portion.rate()));
        }
        return exact;
    }

    Taxed rounded(long minor) {
        Money tax = new Money(minor, amount.currency());
        Money net = inclusive ? amount.minus(tax) : amount;
        return new Taxed(
                net, tax, average(portions.stream().map(Portion::rate).toList()), collectedBy, shares(minor), reason);
    }

    /** Who gets how much; levels without a rate are left out. */
    private List<Share> shares(long minor) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Portion portion : portions) {
            for (Levy levy : portion.levies()) {
                if (levy.rate().signum() > 0) {
                    parts.merge(levy.jurisdiction(), new Part(levy, tax(portion, levy.rate())), Part::plus);
                }
            }
        }
        List<Part> all = List.copyOf(parts.values());
        List<Long> cents = Remainders.split(minor, all.stream().map(Part::exact).toList());
        List<Share> shares = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Levy levy = all.get(i).levy();
            Money tax = new Money(cents.get(i), amount.currency());
            shares.add(new Share(levy.jurisdiction(), levy.name(), rateOf(levy.jurisdiction()), tax));
        }
        return shares;
    }

    private BigDecimal rateOf(String jurisdiction) {
        return average(portions.stream()
                .map(portion -> portion.levies().stream()
                        .filter(levy -> levy.jurisdiction().equals(jurisdiction))
                        .map(Levy::rate)
                        .findFirst()
                        .orElse(BigDecimal.ZERO))
                .toList());
    }

    /** Of the portions by their weight; exact where all are the same. */
    private BigDecimal average(List<BigDecimal> rates) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean same = true;
        for (int i = 0; i < rates.size(); i++) {
            sum = sum.add(
                    rates.get(i).multiply(BigDecimal.valueOf(portions.get(i).weight())));
            same &= rates.get(i).compareTo(rates.getFirst()) == 0;
        }
        BigDecimal rate = same ? rates.getFirst() : sum.divide(BigDecimal.valueOf(weight()), 6, RoundingMode.HALF_UP);
        return rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros();
    }

    /** What a rate takes of a portion. */
    private BigDecimal tax(Portion portion, BigDecimal rate) {
        BigDecimal base = BigDecimal.valueOf(amount.minor());
        if (portions.size() > 1) {
            base = base.multiply(BigDecimal.valueOf(portion.weight())).divide(BigDecimal.valueOf(weight()), PRECISE);
        }
        BigDecimal tax = base.multiply(rate);
        return inclusive ? tax.divide(BigDecimal.ONE.add(portion.rate()), PRECISE) : tax;
    }

    private long weight() {
        return portions.stream().mapToLong(Portion::weight).sum();
    }

    /**
     * A part of the line with rates of its own.
     *
     * @param weight its part of all weights; positive
     */
    record Portion(long weight, List<Levy> levies) {

        BigDecimal rate() {
            return levies.stream().map(Levy::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** What one jurisdiction takes. */
    record Levy(String jurisdiction, String name, BigDecimal rate) {}

    private record Part(Levy levy, BigDecimal exact) {

        Part plus(Part more) {
            return new Part(levy, exact.add(more.exact));
        }
    }
}
