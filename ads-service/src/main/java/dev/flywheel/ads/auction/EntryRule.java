package dev.flywheel.ads.auction;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What must hold for an ad to enter an auction. All rules together decide; one ad per product and the places per seller
 * are seen to when the contenders are ranked.
 *
 * @param name for traces
 */
record EntryRule(String name, BiPredicate<Entrant, Terms> holds) {

    static final List<EntryRule> ALL = List.of(
            rule("enabled", entrant -> entrant.standing().enabled()),
            rule("in_period", entrant -> entrant.standing().inPeriod()),
            rule("may_be_sold", entrant -> entrant.standing().mayBeSold()),
            rule("in_stock", entrant -> entrant.standing().inStock()),
            new EntryRule(
                    "bid_reaches_reserve", (entrant, terms) -> entrant.place().bid() >= terms.reserve()),
            new EntryRule("budget_left", (entrant, terms) -> entrant.left() >= terms.reserve()));

    static boolean admit(Entrant entrant, Terms terms) {
        return ALL.stream().allMatch(rule -> rule.holds().test(entrant, terms));
    }

    private static EntryRule rule(String name, Predicate<Entrant> holds) {
        return new EntryRule(name, (entrant, terms) -> holds.test(entrant));
    }
}
