package dev.flywheel.orders.trace;

import dev.flywheel.contracts.ads.Attributions.Attribution;
import dev.flywheel.contracts.finance.Journal.Posting;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where every cent of an order went.
 *
 * @param parts what the net payment consists of, by account: credits less debits
 * @param primeBenefit delivery that Prime waived
 * @param addsUp whether the parts are the money paid, the books show what we took and gave back, and nothing of it is
 *     unaccounted for; absent when the books could not be asked
 * @param unavailable services that did not answer
 */
record MoneyTrace(
        OrderId orderId,
        String currency,
        Paid paid,
        List<Part> parts,
        Money primeBenefit,
        List<Attribution> adClicks,
        List<Entry> entries,
        @Nullable Boolean addsUp,
        List<String> unavailable) {

    /**
     * What the shopper paid, by our own account of it.
     *
     * @param refunded without what bounced and was not paid again
     * @param chargedBack taken away by his bank for good
     * @param owed what bounced, and is to be given back again
     */
    record Paid(Money captured, Money refunded, Money chargedBack, Money owed, Money net) {

        static Paid of(Money captured, Money refunded, Money chargedBack, Money owed) {
            return new Paid(
                    captured,
                    refunded,
                    chargedBack,
                    owed,
                    captured.minus(refunded).minus(chargedBack));
        }
    }

    /**
     * A share of the money.
     *
     * @param label the account for people
     * @param seller the third party concerned, null for our own
     */
    record Part(
            LedgerAccount account, String label, @Nullable SellerId seller, Money amount) {}

    /** An entry of the journal, as far as it is about the order. */
    record Entry(String key, String source, String description, Instant effectiveAt, List<Line> lines) {}

    record Line(
            LedgerAccount account,
            Side side,
            Money amount,
            @Nullable SellerId seller) {}

    /** What an order is paid from and given back to: a bank, ours or the shopper's, a gift card, store credit. */
    private static final Set<LedgerAccount> MONEY = EnumSet.of(
            LedgerAccount.PROVIDER_RECEIVABLE,
            LedgerAccount.DISPUTED_PAYMENTS,
            LedgerAccount.CASH,
            LedgerAccount.GIFT_CARD_LIABILITY,
            LedgerAccount.STORE_CREDIT_LIABILITY);

    /** Net credits by account and seller, without the money's own side of it; what nets to zero is left out. */
    static List<Part> parts(List<Posting> postings, Currency currency) {
        Map<Place, Money> net = new TreeMap<>();
        for (Posting posting : postings) {
            LedgerAccount account = posting.line().account();
            if (!MONEY.contains(account) && isIn(currency, posting)) {
                Place place = new Place(account, posting.line().dimensions().seller());
                net.merge(place, credit(posting), Money::plus);
            }
        }
        List<Part> parts = new ArrayList<>();
        net.forEach((place, amount) -> {
            if (!amount.isZero()) {
                parts.add(new Part(place.account, label(place.account), place.seller, amount));
            }
        });
        return parts;
    }

    /** The postings by their entries, in the order of the books. */
    static List<Entry> entries(List<Posting> postings) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Posting posting : postings) {
            Entry entry = entries.computeIfAbsent(
                    posting.entry(),
                    key -> new Entry(
                            key, posting.source(), posting.description(), posting.effectiveAt(), new ArrayList<>()));
            entry.lines.add(new Line(
                    posting.line().account(),
                    posting.line().side(),
                    posting.line().amount(),
                    posting.line().dimensions().seller()));
        }
        return List.copyOf(entries.values());
    }

    /**
     * True when the parts are what was paid, by the books as by us, and nothing is left that is not earned, but for what the
     * shopper is owed.
     */
    static boolean addsUp(Paid paid, List<Posting> postings, Currency currency) {
        Money parts =
                Money.sum(parts(postings, currency).stream().map(Part::amount).toList(), currency);
        Money taken = net(postings, MONEY, currency).negate();
        Money unearned = net(postings, Set.of(LedgerAccount.CONTRACT_LIABILITY), currency);
        boolean oneCurrency = postings.stream().allMatch(posting -> isIn(currency, posting));
        return oneCurrency && parts.equals(paid.net()) && taken.equals(paid.net()) && unearned.equals(paid.owed());
    }

    private static Money net(List<Posting> postings, Set<LedgerAccount> accounts, Currency currency) {
        return Money.sum(
                postings.stream()
                        .filter(posting -> accounts.contains(posting.line().account()) && isIn(currency, posting))
                        .map(MoneyTrace::credit)
                        .toList(),
                currency);
    }

    private static boolean isIn(Currency currency, Posting posting) {
        return posting.line().amount().currency().equals(currency);
    }

    private static Money credit(Posting posting) {
        Money amount = posting.line().amount();
        return posting.line().side() == Side.CREDIT ? amount : amount.negate();
    }

    private static String label(LedgerAccount account) {
        String words = account.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private record Place(LedgerAccount account, @Nullable SellerId seller) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byAccount = Integer.compare(account.number(), other.account.number());
            return byAccount != 0 ? byAccount : String.valueOf(seller).compareTo(String.valueOf(other.seller));
        }
    }
}
