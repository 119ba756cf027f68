package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Of every so many units some are free, or cheaper: the cheapest of the basket by their price. Products may be mixed.
 *
 * @param buy units paid in full, out of every {@code buy + get}
 * @param get units that are got for less
 * @param percent off those units; 100 makes them free
 */
record BuySomeGetSome(int buy, int get, BigDecimal percent) implements Reward {

    @Override
    public Cut of(Left left, Covered covered) {
        List<Money> got = worth(left, units(left, covered));
        Money off = Money.sum(got, left.currency()).portion(percent.movePointLeft(2));
        return Cut.ofLines(left, off, got);
    }

    @Override
    public String words(Money spent, String goods) {
        boolean free = percent.compareTo(WHOLE) == 0;
        String got = free ? " free" : " at " + Words.percent(percent) + " off";
        return Words.with("Buy " + buy + ", get " + get + got, ": ", goods);
    }

    /** How many units of each line are got. */
    private List<Integer> units(Left left, Covered covered) {
        List<Integer> places = IntStream.range(0, left.lines().size())
                .filter(covered.lines()::get)
                .boxed()
                .sorted(Comparator.comparing(
                        place -> left.basket().lines().get(place).unitPrice()))
                .toList();
        long all = places.stream()
                .mapToLong(place -> left.basket().lines().get(place).quantity())
                .sum();
        long open = all / (buy + get) * get;
        List<Integer> units = new ArrayList<>(Collections.nCopies(left.lines().size(), 0));
        for (int place : places) {
            int some = (int) Math.min(open, left.basket().lines().get(place).quantity());
            units.set(place, some);
            open -= some;
        }
        return units;
    }

    /** What is left to pay of those units. */
    private static List<Money> worth(Left left, List<Integer> units) {
        List<Money> worth = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            long others = left.basket().lines().get(i).quantity() - units.get(i);
            Money line = left.lines().get(i);
            worth.add(line.allocate(List.of((long) units.get(i), others)).getFirst());
        }
        return worth;
    }
}
