package dev.flywheel.contracts.finance;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Segment;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A balanced statement of a business fact that the stating service puts in its own feed; finance-service appends it to
 * the journal once.
 *
 * @param key from the business fact, e.g. {@code shipment:0198…:sale}; nothing random, so stating it twice is harmless
 * @param effectiveAt when the fact happened; decides the period it is reported in
 * @param description for people
 * @param reverses key of the entry this one corrects, null for an original
 * @param lines per currency, debits equal credits
 */
public record JournalEntry(
        String key,
        Instant effectiveAt,
        String description,
        @Nullable String reverses,
        List<Line> lines) implements Event {

    public JournalEntry {
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new IllegalArgumentException("an entry has at least two lines: " + key);
        }
        requireBalance(key, lines);
    }

    private static void requireBalance(String key, List<Line> lines) {
        Map<Currency, Long> net = new HashMap<>();
        for (Line line : lines) {
            long minor = line.side == Side.DEBIT ? line.amount.minor() : -line.amount.minor();
            net.merge(line.amount.currency(), minor, Math::addExact);
        }
        net.forEach((currency, minor) -> {
            if (minor != 0) {
                throw new IllegalArgumentException(
                        "entry " + key + " is out of balance by " + new Money(minor, currency));
            }
        });
    }

    @Override
    public String subject() {
        return "journal:" + key;
    }

    public static Builder of(String key, Instant effectiveAt, String description) {
        return new Builder(key, effectiveAt, description);
    }

    /**
     * @param amount positive; the side is its own component
     */
    public record Line(LedgerAccount account, Side side, Money amount, Dimensions dimensions) {

        public Line {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a line's amount is positive, not " + amount);
            }
        }
    }

    /**
     * What a line can be reported by.
     *
     * @param country where the customer is, ISO 3166 alpha-2
     * @param seller the third-party seller concerned, null for own business
     * @param reference what the line opens down to: {@code order:…}, {@code membership:…}, {@code campaign:…}
     */
    public record Dimensions(
            Segment segment, String country, @Nullable SellerId seller, String reference) {

        public static Dimensions of(String country, String reference) {
            return new Dimensions(Segment.of(country), country, null, reference);
        }

        public Dimensions with(@Nullable SellerId of) {
            return new Dimensions(segment, country, of, reference);
        }
    }

    /** Collects lines; amounts of zero are left out, negative ones are refused. */
    public static final class Builder {

        private final String key;
        private final Instant effectiveAt;
        private final String description;
        private final List<Line> lines = new ArrayList<>();
        private @Nullable String reverses;

        private Builder(String key, Instant effectiveAt, String description) {
            this.key = key;
            this.effectiveAt = effectiveAt;
            this.description = description;
        }

        public Builder reverses(String entry) {
            reverses = entry;
            return this;
        }

        public Builder debit(LedgerAccount account, Money amount, Dimensions dimensions) {
            return line(account, Side.DEBIT, amount, dimensions);
        }

        public Builder credit(LedgerAccount account, Money amount, Dimensions dimensions) {
            return line(account, Side.CREDIT, amount, dimensions);
        }

        public JournalEntry build() {
            return new JournalEntry(key, effectiveAt, description, reverses, lines);
        }

        private Builder line(LedgerAccount account, Side side, Money amount, Dimensions dimensions) {
            if (!amount.isZero()) {
                lines.add(new Line(account, side, amount, dimensions));
            }
            return this;
        }
    }
}
