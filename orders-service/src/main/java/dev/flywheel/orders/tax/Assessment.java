package dev.flywheel.orders.tax;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * The tax on a basket.
 *
 * @param pricesIncludeTax true: net + tax is the amount asked about; false: net is
 * @param lines one for each line of the question, in its order
 */
public record Assessment(boolean pricesIncludeTax, List<Taxed> lines) {

    public Assessment {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param rate of all levels together, as a fraction of net; the average where delivery goes with goods of several rates
     * @param collectedBy who owes it to the state
     * @param shares who gets how much; they add up to the tax. Levels that take nothing are left out
     * @param reason for people: why that much, or why nothing
     */
    public record Taxed(
            Money net, Money tax, BigDecimal rate, CollectedBy collectedBy, List<Share> shares, String reason) {

        public Taxed {
            shares = List.copyOf(shares);
        }
    }

    /** Who takes the tax to the state: the marketplace itself, or the seller, to whom it is passed on. */
    public enum CollectedBy {
        MARKETPLACE,
        SELLER
    }

    /**
     * What one jurisdiction gets of a line.
     *
     * @param jurisdiction its code, e.g. {@code US-WA}
     * @param name of the tax, e.g. {@code WA state sales tax}
     */
    public record Share(String jurisdiction, String name, BigDecimal rate, Money tax) {}

    /** True when this answers that question: every line is there and adds up. */
    public boolean fits(Question question) {
        if (lines.size() != question.lines().size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            Taxed line = lines.get(i);
            Money amount = question.lines().get(i).amount();
            if (!line.tax().currency().equals(question.currency())
                    || !line.net().currency().equals(question.currency())
                    || line.tax().isNegative()
                    || !(pricesIncludeTax ? line.net().plus(line.tax()) : line.net()).equals(amount)
                    || !line.shares().isEmpty() && !sharesAddUp(line)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sharesAddUp(Taxed line) {
        List<Money> parts = line.shares().stream().map(Share::tax).toList();
        return Money.sum(parts, line.tax().currency()).equals(line.tax());
    }
}
