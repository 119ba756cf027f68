package dev.flywheel.finance.statement;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductGroup;
import dev.flywheel.domain.Segment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Revenue less what was reversed, in the seven groups Amazon reports, for each currency by itself. Amounts are decimal
 * texts in major units.
 *
 * @param from first day (UTC), inclusive; null for the beginning of the books
 * @param to last day (UTC), inclusive; null for their end
 */
record NetSales(
        @Nullable LocalDate from, @Nullable LocalDate to, List<CurrencySales> currencies, List<SegmentSales> segments) {

    /**
     * @param groups all seven, in the order Amazon reports them
     */
    record CurrencySales(String currency, List<GroupSales> groups, String total) {}

    /**
     * @param group name as Amazon reports it
     * @param postings path of the lines this figure is made of
     */
    record GroupSales(String group, String amount, String postings) {}

    record SegmentSales(String currency, Segment segment, String amount) {}

    /** Net sales of a group within a segment, in minor units. */
    record Sum(String currency, ProductGroup group, Segment segment, BigDecimal amount) {}

    static NetSales of(Period period, List<Sum> sums) {
        Map<String, List<Sum>> byCurrency =
                sums.stream().collect(Collectors.groupingBy(Sum::currency, TreeMap::new, Collectors.toList()));
        return new NetSales(
                period.from(),
                period.to(),
                byCurrency.entrySet().stream()
                        .map(entry -> currencySales(period, Money.currency(entry.getKey()), entry.getValue()))
                        .toList(),
                byCurrency.entrySet().stream()
                        .flatMap(entry -> Arrays.stream(Segment.values())
                                .map(segment ->
                                        segmentSales(Money.currency(entry.getKey()), segment, entry.getValue())))
                        .toList());
    }

    /** The word for a group in a path, e.g. {@code online-stores}. */
    static String slug(ProductGroup group) {
        return group.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static CurrencySales currencySales(Period period, Currency currency, List<Sum> sums) {
        List<GroupSales> groups = Arrays.stream(ProductGroup.values())
                .map(group -> new GroupSales(
                        group.label(), total(currency, sums, sum -> sum.group == group), path(period, currency, group)))
                .toList();
        return new CurrencySales(currency.getCurrencyCode(), groups, total(currency, sums, sum -> true));
    }

    private static SegmentSales segmentSales(Currency currency, Segment segment, List<Sum> sums) {
        return new SegmentSales(
                currency.getCurrencyCode(), segment, total(currency, sums, sum -> sum.segment == segment));
    }

    private static String total(Currency currency, List<Sum> sums, Predicate<Sum> which) {
        BigDecimal minor = sums.stream().filter(which).map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Amounts.text(minor, currency);
    }

    private static String path(Period period, Currency currency, ProductGroup group) {
        String path = "/operator/statements/net-sales/" + slug(group) + "/postings?currency=" + currency;
        path += period.from() == null ? "" : "&from=" + period.from();
        return path + (period.to() == null ? "" : "&to=" + period.to());
    }
}
